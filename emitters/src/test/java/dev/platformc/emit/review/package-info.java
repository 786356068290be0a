@NullMarked
package dev.platformc.emit.review;

import org.jspecify.annotations.NullMarked;
