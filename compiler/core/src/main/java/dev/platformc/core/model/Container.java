package dev.platformc.core.model;

import java.util.List;
import java.util.Map;

/// What a pod runs.
///
/// @param command empty: the image's own
/// @param env in the order written
public record Container(
        Sourced<String> image,
        Sourced<List<String>> command,
        Sourced<List<String>> args,
        Map<String, Sourced<String>> env) {}
