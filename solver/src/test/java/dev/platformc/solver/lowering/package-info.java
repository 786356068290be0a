@NullMarked
package dev.platformc.solver.lowering;

import org.jspecify.annotations.NullMarked;
