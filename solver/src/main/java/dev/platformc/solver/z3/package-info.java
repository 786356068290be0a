/// What every use of Z3 shares. Nothing here is loaded until a solve is needed.
@NullMarked
package dev.platformc.solver.z3;

import org.jspecify.annotations.NullMarked;
