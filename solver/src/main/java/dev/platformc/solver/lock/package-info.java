/// `platform.lock`: what was decided, so that it stays.
@NullMarked
package dev.platformc.solver.lock;

import org.jspecify.annotations.NullMarked;
