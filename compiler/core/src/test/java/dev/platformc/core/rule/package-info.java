@NullMarked
package dev.platformc.core.rule;

import org.jspecify.annotations.NullMarked;
