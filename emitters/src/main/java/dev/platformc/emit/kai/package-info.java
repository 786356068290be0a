/// KAI: queues, the levels of its pools, and the shard that schedules them.
@NullMarked
package dev.platformc.emit.kai;

import org.jspecify.annotations.NullMarked;
