/// The canonical format: one way to write each file, without options.
@NullMarked
package dev.platformc.core.format;

import org.jspecify.annotations.NullMarked;
