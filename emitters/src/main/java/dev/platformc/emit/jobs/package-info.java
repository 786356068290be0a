/// Gangs as the jobs of Kubeflow's first operators, as JobSets and as Jobs.
@NullMarked
package dev.platformc.emit.jobs;

import org.jspecify.annotations.NullMarked;
