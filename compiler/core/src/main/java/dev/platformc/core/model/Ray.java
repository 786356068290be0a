package dev.platformc.core.model;

import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A Ray cluster, job or service.
///
/// @param head the pod of the head, with the autoscaler beside it where there is one
/// @param size what the head itself has of that
/// @param headRunsTasks whether Ray may run tasks there
/// @param workers groups in the order written
/// @param idleSeconds after which a worker without work leaves
/// @param objectStore shared memory of each worker in which Ray keeps objects
/// @param library `train`, `tune`, `serve`, `data` or `rllib`; absent: none in particular
/// @param state what survives the head's death; absent: nothing
/// @param keeper the pod that keeps it; absent: nobody, or the head by itself
/// @param image of all pods: Ray wants one version of itself and of Python everywhere
/// @param retries how often a job is started again
/// @param maxSeconds ends a job after this time; absent: no limit
public record Ray(
        Identity id,
        Pods head,
        Size size,
        Sourced<Boolean> headRunsTasks,
        List<Group> workers,
        Sourced<Long> idleSeconds,
        Sourced<Store> objectStore,
        @Nullable Sourced<Duty> duty,
        @Nullable Sourced<String> library,
        @Nullable Sourced<Storage> state,
        @Nullable Pods keeper,
        @Nullable Sourced<Upgrade> upgrade,
        Sourced<String> version,
        Sourced<String> image,
        Map<String, Sourced<String>> env,
        Sourced<Integer> retries,
        @Nullable Sourced<Long> maxSeconds) {

    /// Of the container in which Ray's own processes run.
    public record Size(Sourced<Rational> cpu, Sourced<Bytes> memory) {}

    /// Equal workers.
    ///
    /// @param sharedMemory of each, besides the object store: for data loaders and NCCL
    public record Group(Pods pods, Sourced<Bytes> sharedMemory) {}

    /// How much of a worker's memory holds objects.
    public sealed interface Store {
        /// Of a worker with so much memory.
        default Bytes of(Bytes memory) {
            return switch (this) {
                case Fixed(var size) -> size;
                case Share(var ratio) -> new Bytes(memory.times(ratio).count() / MIB * MIB);
            };
        }

        /// Sizes that people can read.
        long MIB = 1L << 20;

        record Fixed(Bytes size) implements Store {}

        /// @param ratio of the memory, 0 to 1
        record Share(Rational ratio) implements Store {}
    }

    /// What is run in it; absent: a cluster for whoever comes.
    public sealed interface Duty {
        /// @param schedule as cron writes it; absent: at once
        record Job(Sourced<List<String>> command, @Nullable Sourced<String> schedule)
                implements Duty {}

        /// @param app import path of the application
        record Serve(@Nullable Sourced<String> app) implements Duty {}
    }

    /// What Ray runs in the workers.
    public enum Work {
        /// Functions that start anew elsewhere when a worker leaves.
        TASKS,
        /// Objects that live in a worker and die with it.
        ACTORS
    }

    /// Share of a node's memory that the object store takes where nothing is written.
    public static final Rational USUAL_STORE = Rational.of(30, 100);

    /// The same where requests pass through and nothing stays.
    public static final Rational SERVING_STORE = Rational.of(10, 100);

    /// What the autoscaler takes beside the head: KubeRay's own numbers, said outright because they
    /// count on the head's node.
    public static final Rational AUTOSCALER_CPU = Rational.of(1, 2);

    public static final Bytes AUTOSCALER_MEMORY = new Bytes(512L << 20);

    /// Cores and memory of the Redis that keeps what the head knows: names of actors and jobs, a
    /// few megabytes.
    public static final Rational KEEPER_CPU = Rational.of(1, 2);

    public static final Bytes KEEPER_MEMORY = Bytes.gib(1);

    private static final Pattern RELEASE = Pattern.compile("2\\.(\\d+)(\\.\\d+)?");

    /// Minor number of a release; absent for what is no release of Ray 2.
    public static @Nullable Integer minor(String version) {
        var matcher = RELEASE.matcher(version);
        return matcher.matches() ? Integer.valueOf(matcher.group(1)) : null;
    }

    /// Head, workers and whoever keeps the state, in this order.
    public List<Pods> pods() {
        var pods = new ArrayList<Pods>();
        pods.add(head);
        workers.forEach(group -> pods.add(group.pods()));
        if (keeper != null) {
            pods.add(keeper);
        }
        return List.copyOf(pods);
    }

    /// Whether Ray's own demand decides how many workers there are.
    public boolean isScaled() {
        return workers.stream().anyMatch(group -> group.pods().count().value().isRange());
    }

    /// Services, training and environments live in actors; data and trials are tasks, and what
    /// nobody says is taken for tasks.
    public Work work() {
        if (duty != null && duty.value() instanceof Duty.Serve) {
            return Work.ACTORS;
        }
        return switch (library == null ? "" : library.value()) {
            case "train", "serve", "rllib" -> Work.ACTORS;
            default -> Work.TASKS;
        };
    }
}
