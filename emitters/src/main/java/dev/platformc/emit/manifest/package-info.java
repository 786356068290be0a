/// Manifests: objects that the author brings along.
@NullMarked
package dev.platformc.emit.manifest;

import org.jspecify.annotations.NullMarked;
