package dev.platformc.core.model;

/// @param value larger first, at most 1,000,000,000
/// @param preempts whether it may push others out
public record Priority(
        Identity id,
        Sourced<Integer> value,
        Sourced<Boolean> isDefault,
        Sourced<Boolean> preempts) {}
