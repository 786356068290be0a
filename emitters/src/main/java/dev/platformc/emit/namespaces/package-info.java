/// A namespace for each team, and one for what belongs to no team.
@NullMarked
package dev.platformc.emit.namespaces;

import org.jspecify.annotations.NullMarked;
