/// Instances of the solver's problems as files, and random ones from a seed: what anyone can run
/// without a platform.
@NullMarked
package dev.platformc.solver.instance;

import org.jspecify.annotations.NullMarked;
