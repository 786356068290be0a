/// Endpoints that KServe serves: InferenceService with a ServingRuntime, or LLMInferenceService.
@NullMarked
package dev.platformc.emit.kserve;

import org.jspecify.annotations.NullMarked;
