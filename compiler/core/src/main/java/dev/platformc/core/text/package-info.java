/// Sources as they were read, and places in them. Nothing here knows what a text means.
@NullMarked
package dev.platformc.core.text;

import org.jspecify.annotations.NullMarked;
