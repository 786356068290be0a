/// Gangs as Kubeflow Trainer's TrainJob, each with its runtime.
@NullMarked
package dev.platformc.emit.trainer;

import org.jspecify.annotations.NullMarked;
