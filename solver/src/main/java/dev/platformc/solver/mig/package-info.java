/// Packing MIG instances on cards: mathematics over opaque ids, and a checker that knows no Z3.
@NullMarked
package dev.platformc.solver.mig;

import org.jspecify.annotations.NullMarked;
