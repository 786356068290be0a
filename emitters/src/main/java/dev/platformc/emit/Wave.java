package dev.platformc.emit;

/// When Argo CD applies an object: all of one wave before the next. Custom resources would
/// otherwise come last and together, in the order of their names.
public enum Wave {
    /// What looks after the objects of all later ones.
    OPERATORS(-1),
    NAMESPACES(0),
    PRIORITIES(1),
    NODES(2),
    /// Before those who read and write there.
    STORAGE(2),
    /// What authors bring along: after operators, before the workloads that may need it.
    MANIFESTS(3),
    TOPOLOGIES(3),
    FLAVORS(4),
    CLUSTER_QUEUES(5),
    LOCAL_QUEUES(6),
    /// Templates of claims, before whatever makes pods that name them.
    CLAIMS(6),
    RUNTIMES(7),
    /// Who may ask, before there is a way to ask.
    POLICIES(7),
    WORKLOADS(8),
    /// After what is watched, so that nothing rings because it is not there yet.
    WATCH(9);

    private final int number;

    Wave(int number) {
        this.number = number;
    }

    /// As the annotation has it.
    public String number() {
        return Integer.toString(number);
    }
}
