/// A platform becomes problems, answers become a plan, cores become spans and repairs.
@NullMarked
package dev.platformc.solver.lowering;

import org.jspecify.annotations.NullMarked;
