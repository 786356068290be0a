/// Lists of files for kubectl apply -k.
@NullMarked
package dev.platformc.emit.kustomize;

import org.jspecify.annotations.NullMarked;
