/// What the policies let through, decided as a network does.
@NullMarked
package dev.platformc.emit.network;

import org.jspecify.annotations.NullMarked;
