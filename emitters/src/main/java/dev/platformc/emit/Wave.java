package dev.platformc.emit;

/// When Argo CD applies an object: all of one wave before the next. Custom resources would
/// otherwise come last and together, in the order of their names.
public enum Wave {
    NAMESPACES,
    PRIORITIES,
    NODES,
    TOPOLOGIES,
    FLAVORS,
    CLUSTER_QUEUES,
    LOCAL_QUEUES,
    RUNTIMES,
    WORKLOADS;

    String number() {
        return Integer.toString(ordinal());
    }
}
