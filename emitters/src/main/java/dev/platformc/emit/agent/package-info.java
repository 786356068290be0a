/// The node agent: layout of each pool, DaemonSet, permissions.
@NullMarked
package dev.platformc.emit.agent;

import org.jspecify.annotations.NullMarked;
