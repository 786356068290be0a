@NullMarked
package dev.platformc.emit.gpuoperator;

import org.jspecify.annotations.NullMarked;
