@NullMarked
package dev.platformc.cli;

import org.jspecify.annotations.NullMarked;
