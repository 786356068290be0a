/// What scales the replicas of an endpoint: KEDA's ScaledObject, by tokens, requests or a queue.
@NullMarked
package dev.platformc.emit.keda;

import org.jspecify.annotations.NullMarked;
