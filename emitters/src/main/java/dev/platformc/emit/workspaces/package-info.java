/// Seats for people: one pod each, with a disk that is kept.
@NullMarked
package dev.platformc.emit.workspaces;

import org.jspecify.annotations.NullMarked;
