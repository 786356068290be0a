/// Declarations for what others wrote as Kubernetes objects.
@NullMarked
package dev.platformc.emit.convert;

import org.jspecify.annotations.NullMarked;
