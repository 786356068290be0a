/// Turning a platform into a plan: what every search shares.
@NullMarked
package dev.platformc.solver;

import org.jspecify.annotations.NullMarked;
