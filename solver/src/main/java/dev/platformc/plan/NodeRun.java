package dev.platformc.plan;

import java.util.List;

/// Consecutive nodes of a pool that look alike.
///
/// @param first number of the first, from 0
/// @param cards runs that cover all cards of each node; empty for nodes without GPUs
public record NodeRun(int first, int count, List<CardRun> cards) {}
