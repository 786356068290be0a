/// Endpoints that vLLM serves: Deployment or LeaderWorkerSet, Service, PodDisruptionBudget.
@NullMarked
package dev.platformc.emit.vllm;

import org.jspecify.annotations.NullMarked;
