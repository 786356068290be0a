/// Endpoints that vLLM serves: Deployment, Service, PodDisruptionBudget.
@NullMarked
package dev.platformc.emit.vllm;

import org.jspecify.annotations.NullMarked;
