/// The shape of a file: what the grammar sees, before any word has a meaning.
@NullMarked
package dev.platformc.core.syntax;

import org.jspecify.annotations.NullMarked;
