/// The platform as it is meant: names resolved, defaults filled in, units converted; it still knows
/// the text that each value came from.
@NullMarked
package dev.platformc.core.model;

import org.jspecify.annotations.NullMarked;
