/// Placing gangs and replicas on the nodes of a tree: mathematics over opaque ids, and a checker
/// that knows no Z3.
@NullMarked
package dev.platformc.solver.topology;

import org.jspecify.annotations.NullMarked;
