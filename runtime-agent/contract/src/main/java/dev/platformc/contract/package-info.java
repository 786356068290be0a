/// What the compiler writes and the node agent reads. Neither module knows the other; both know
/// this.
@NullMarked
package dev.platformc.contract;

import org.jspecify.annotations.NullMarked;
