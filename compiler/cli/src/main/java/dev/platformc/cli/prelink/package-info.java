/// A step of the build: what the JVM would link anew at every start is linked once.
@NullMarked
package dev.platformc.cli.prelink;

import org.jspecify.annotations.NullMarked;
