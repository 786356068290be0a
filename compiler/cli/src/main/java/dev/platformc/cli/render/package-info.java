/// Diagnostics as people and programs read them: pure functions from data to text. Whether there is
/// a terminal, and in which colours, is decided elsewhere.
@NullMarked
package dev.platformc.cli.render;

import org.jspecify.annotations.NullMarked;
