@NullMarked
package dev.platformc.cli.prelink;

import org.jspecify.annotations.NullMarked;
