package dev.platformc.core;

import dev.platformc.core.eval.Declarations;
import dev.platformc.core.model.Platform;
import org.jspecify.annotations.Nullable;

/// What the sources declare and what it means.
///
/// @param platform absent when it could not be built
public record Understood(Declarations declarations, @Nullable Platform platform) {}
