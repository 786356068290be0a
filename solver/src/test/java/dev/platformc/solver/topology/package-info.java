@NullMarked
package dev.platformc.solver.topology;

import org.jspecify.annotations.NullMarked;
