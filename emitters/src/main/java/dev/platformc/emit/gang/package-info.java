/// What every object that stands for a gang has in common: its worker's pod, where it waits and how
/// its workers find each other.
@NullMarked
package dev.platformc.emit.gang;

import org.jspecify.annotations.NullMarked;
