/// Links between GPUs and between machines.
@NullMarked
package dev.platformc.hardware.link;

import org.jspecify.annotations.NullMarked;
