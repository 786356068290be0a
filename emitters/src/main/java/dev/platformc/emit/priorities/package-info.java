/// Priority classes for pods, and for the queues of Kueue.
@NullMarked
package dev.platformc.emit.priorities;

import org.jspecify.annotations.NullMarked;
