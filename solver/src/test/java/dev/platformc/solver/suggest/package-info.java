@NullMarked
package dev.platformc.solver.suggest;

import org.jspecify.annotations.NullMarked;
