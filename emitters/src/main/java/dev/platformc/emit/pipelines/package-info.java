/// Pipelines as workflows of Argo: steps in order, results that flow from one to the next with
/// their digests, workloads that only the pipeline starts, and models that it registers.
@NullMarked
package dev.platformc.emit.pipelines;

import org.jspecify.annotations.NullMarked;
