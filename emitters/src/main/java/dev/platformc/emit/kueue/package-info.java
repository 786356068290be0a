/// Queues: topologies, flavors, cluster queues, local queues.
@NullMarked
package dev.platformc.emit.kueue;

import org.jspecify.annotations.NullMarked;
