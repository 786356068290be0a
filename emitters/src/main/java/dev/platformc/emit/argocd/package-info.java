/// Argo CD: the application that applies all the rest.
@NullMarked
package dev.platformc.emit.argocd;

import org.jspecify.annotations.NullMarked;
