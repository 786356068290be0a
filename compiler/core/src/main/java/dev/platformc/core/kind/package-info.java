/// The table of kinds: every declaration and attribute of the language, as data. The evaluator,
/// completion, hover and the reference are fed from it.
@NullMarked
package dev.platformc.core.kind;

import org.jspecify.annotations.NullMarked;
