@NullMarked
package dev.platformc.solver.rule;

import org.jspecify.annotations.NullMarked;
