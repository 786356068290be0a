/// What every object that serves an endpoint has in common: its pod, its arguments, its weights.
@NullMarked
package dev.platformc.emit.serving;

import org.jspecify.annotations.NullMarked;
