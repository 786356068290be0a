package dev.platformc.core.build;

import dev.platformc.core.model.Pool;

/// The levels that a workload may name: those of the pool's tree, the node, and the reach of
/// NVLink.
final class Levels {
    private Levels() {}

    static boolean has(Pool pool, String level) {
        return pool.levelWords().contains(level);
    }
}
