/// Endpoints that our own runtime serves on CPUs: Deployment, Service, PodDisruptionBudget.
@NullMarked
package dev.platformc.emit.paged;

import org.jspecify.annotations.NullMarked;
