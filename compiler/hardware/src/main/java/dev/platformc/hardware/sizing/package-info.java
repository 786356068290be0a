/// How much memory a model takes, and on what it fits.
@NullMarked
package dev.platformc.hardware.sizing;

import org.jspecify.annotations.NullMarked;
