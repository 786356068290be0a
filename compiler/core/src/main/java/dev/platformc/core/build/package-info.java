/// From declarations to the platform as it is meant: defaults filled in, sizes worked out, each
/// declaration checked. One small class for each kind, its words in a `…Messages` class.
@NullMarked
package dev.platformc.core.build;

import org.jspecify.annotations.NullMarked;
