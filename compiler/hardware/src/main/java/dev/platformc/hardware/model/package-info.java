/// Shapes of published models.
@NullMarked
package dev.platformc.hardware.model;

import org.jspecify.annotations.NullMarked;
