/// What pods see of storages.
@NullMarked
package dev.platformc.emit.storage;

import org.jspecify.annotations.NullMarked;
