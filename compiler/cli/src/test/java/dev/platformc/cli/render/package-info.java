@NullMarked
package dev.platformc.cli.render;

import org.jspecify.annotations.NullMarked;
