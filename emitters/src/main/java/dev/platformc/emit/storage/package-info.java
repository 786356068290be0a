/// Storages that the platform makes, and what pods see of any.
@NullMarked
package dev.platformc.emit.storage;

import org.jspecify.annotations.NullMarked;
