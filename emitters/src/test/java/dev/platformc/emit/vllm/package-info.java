@NullMarked
package dev.platformc.emit.vllm;

import org.jspecify.annotations.NullMarked;
