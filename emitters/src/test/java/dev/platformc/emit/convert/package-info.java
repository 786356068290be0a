@NullMarked
package dev.platformc.emit.convert;

import org.jspecify.annotations.NullMarked;
