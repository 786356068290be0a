/// NVIDIA's GPU Operator: policy, MIG and device-plugin configuration, node labels.
@NullMarked
package dev.platformc.emit.gpuoperator;

import org.jspecify.annotations.NullMarked;
