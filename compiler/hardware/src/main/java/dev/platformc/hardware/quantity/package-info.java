/// Numbers, units and amounts, exact throughout: no floating point.
@NullMarked
package dev.platformc.hardware.quantity;

import org.jspecify.annotations.NullMarked;
