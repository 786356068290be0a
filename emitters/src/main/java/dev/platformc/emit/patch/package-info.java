/// Patches: what the author changes in emitted objects, after everything else.
@NullMarked
package dev.platformc.emit.patch;

import org.jspecify.annotations.NullMarked;
