/// Declarations with their attributes evaluated and typed, before any kind has a meaning of its
/// own.
@NullMarked
package dev.platformc.core.eval;

import org.jspecify.annotations.NullMarked;
