/// What a declaration says in the end: each attribute with its value and where that came from.
@NullMarked
package dev.platformc.core.explain;

import org.jspecify.annotations.NullMarked;
