package dev.platformc.solver;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Wall and CPU time of the process, CPU because other work may run beside a benchmark.
public final class Clock {
    private static final com.sun.management.OperatingSystemMXBean SYSTEM =
            (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final double MILLION = 1e6;

    private final long wall = System.nanoTime();
    private final long cpu = SYSTEM.getProcessCpuTime();

    /// Milliseconds.
    public record Time(double wall, double cpu) {}

    public Time read() {
        return new Time(
                (System.nanoTime() - wall) / MILLION, (SYSTEM.getProcessCpuTime() - cpu) / MILLION);
    }

    /// `median / worst` of the CPU times, then of the wall times.
    public static String text(List<Time> times) {
        return times(times.stream().mapToDouble(Time::cpu).toArray())
                + " | "
                + times(times.stream().mapToDouble(Time::wall).toArray());
    }

    private static String times(double[] times) {
        Arrays.sort(times);
        return String.format(
                Locale.ROOT, "%.0f / %.0f", times[times.length / 2], times[times.length - 1]);
    }
}
