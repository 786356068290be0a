/// GPUs.
@NullMarked
package dev.platformc.hardware.gpu;

import org.jspecify.annotations.NullMarked;
