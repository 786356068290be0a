package dev.platformc.solver.topology;

/// What one unit takes, with numbers large enough for all units of a group together.
record Size(long gpus, long milliCpu, long memory) {
    static Size of(Capacity capacity) {
        return new Size(capacity.gpus(), capacity.milliCpu(), capacity.memory());
    }

    /// So many times as much; what more than a node can have stays more than a node can have.
    Size times(int factor) {
        return new Size(times(gpus, factor), times(milliCpu, factor), times(memory, factor));
    }

    private static long times(long amount, int factor) {
        return amount > Long.MAX_VALUE / factor ? Long.MAX_VALUE : amount * factor;
    }

    /// The amount of one resource, by its index in the vectors of [Tree#free].
    long of(int resource) {
        return switch (resource) {
            case 0 -> gpus;
            case 1 -> milliCpu;
            case 2 -> memory;
            default -> throw new IndexOutOfBoundsException(resource);
        };
    }

    /// How many such units fit into what is free, `[resource]`.
    long fitInto(long[] free) {
        long fitting = Long.MAX_VALUE;
        for (int r = 0; r < free.length; r++) {
            if (of(r) > 0) {
                fitting = Math.min(fitting, free[r] / of(r));
            }
        }
        return fitting;
    }
}
