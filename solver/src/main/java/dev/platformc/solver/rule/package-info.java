/// What rules may read of a plan, and the tests of a platform.
@NullMarked
package dev.platformc.solver.rule;

import org.jspecify.annotations.NullMarked;
