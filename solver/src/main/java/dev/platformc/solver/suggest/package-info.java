/// Cheaper ways to share cards, each compiled before it is offered.
@NullMarked
package dev.platformc.solver.suggest;

import org.jspecify.annotations.NullMarked;
