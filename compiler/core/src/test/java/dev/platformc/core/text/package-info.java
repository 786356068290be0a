@NullMarked
package dev.platformc.core.text;

import org.jspecify.annotations.NullMarked;
