/// Reading sources and writing output: the only place that touches the disk.
@NullMarked
package dev.platformc.cli.files;

import org.jspecify.annotations.NullMarked;
