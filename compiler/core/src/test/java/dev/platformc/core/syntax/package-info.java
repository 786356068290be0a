@NullMarked
package dev.platformc.core.syntax;

import org.jspecify.annotations.NullMarked;
