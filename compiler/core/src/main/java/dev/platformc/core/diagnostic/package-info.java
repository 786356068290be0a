/// What is said to the user: plain data, rendered elsewhere.
@NullMarked
package dev.platformc.core.diagnostic;

import org.jspecify.annotations.NullMarked;
