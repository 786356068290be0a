/// What a plan costs, and how much of that is of use.
@NullMarked
package dev.platformc.solver.cost;

import org.jspecify.annotations.NullMarked;
