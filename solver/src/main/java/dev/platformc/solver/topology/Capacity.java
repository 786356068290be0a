package dev.platformc.solver.topology;

/// What a node has, or a unit takes.
///
/// @param gpus whole GPUs
/// @param milliCpu thousandths of a core
/// @param memory bytes
public record Capacity(int gpus, long milliCpu, long memory) {
    public Capacity {
        if (gpus < 0 || milliCpu < 0 || memory < 0) {
            throw new IllegalArgumentException("negative capacity");
        }
    }

    public boolean holds(Capacity other) {
        return other.gpus <= gpus && other.milliCpu <= milliCpu && other.memory <= memory;
    }

    public Capacity plus(Capacity other) {
        return new Capacity(
                gpus + other.gpus,
                Math.addExact(milliCpu, other.milliCpu),
                Math.addExact(memory, other.memory));
    }

    public Capacity times(int factor) {
        return new Capacity(
                Math.multiplyExact(gpus, factor),
                Math.multiplyExact(milliCpu, factor),
                Math.multiplyExact(memory, factor));
    }

    /// What is left.
    ///
    /// @throws IllegalArgumentException when `other` is not held
    public Capacity minus(Capacity other) {
        return new Capacity(gpus - other.gpus, milliCpu - other.milliCpu, memory - other.memory);
    }
}
