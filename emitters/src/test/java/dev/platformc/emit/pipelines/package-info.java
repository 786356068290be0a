/// What a pipeline starts, waits for and hands on.
@NullMarked
package dev.platformc.emit.pipelines;

import org.jspecify.annotations.NullMarked;
