/// The way to the endpoints: Gateway API, inference pools with their pickers, and who may ask.
@NullMarked
package dev.platformc.emit.gateway;

import org.jspecify.annotations.NullMarked;
