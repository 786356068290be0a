/// Machines.
@NullMarked
package dev.platformc.hardware.node;

import org.jspecify.annotations.NullMarked;
