/// The command line: commands, and nothing about how things are decided.
@NullMarked
package dev.platformc.cli;

import org.jspecify.annotations.NullMarked;
