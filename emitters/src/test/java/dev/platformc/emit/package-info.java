@NullMarked
package dev.platformc.emit;

import org.jspecify.annotations.NullMarked;
