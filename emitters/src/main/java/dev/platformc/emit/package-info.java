/// From the plan to files: one package a target system, all alike.
@NullMarked
package dev.platformc.emit;

import org.jspecify.annotations.NullMarked;
