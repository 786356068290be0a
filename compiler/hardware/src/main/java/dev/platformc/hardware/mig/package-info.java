/// How a card may be cut into MIG instances.
@NullMarked
package dev.platformc.hardware.mig;

import org.jspecify.annotations.NullMarked;
