/// Ray's clusters, jobs and services, for KubeRay.
@NullMarked
package dev.platformc.emit.ray;

import org.jspecify.annotations.NullMarked;
