@NullMarked
package dev.platformc.solver.lock;

import org.jspecify.annotations.NullMarked;
