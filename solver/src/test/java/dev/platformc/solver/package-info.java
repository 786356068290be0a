@NullMarked
package dev.platformc.solver;

import org.jspecify.annotations.NullMarked;
