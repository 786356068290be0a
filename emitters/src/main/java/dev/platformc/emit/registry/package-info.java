/// Registers of models: MLflow, its records and its files.
@NullMarked
package dev.platformc.emit.registry;

import org.jspecify.annotations.NullMarked;
