package dev.platformc.core.build;

import dev.platformc.core.model.Ray;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// What a library of Ray usually needs, where nothing is written.
///
/// @param head cores and memory of the head
/// @param worker cores and memory of a worker without GPUs; those with GPUs get their share of the
///   machine
/// @param store share of a worker's memory that holds objects
/// @param idleSeconds after which a worker without work leaves
record RayPreset(Shape head, Shape worker, Rational store, long idleSeconds) {
    /// @param cpu cores
    record Shape(Rational cpu, Bytes memory) {
        static Shape of(long cores, long gib) {
            return new Shape(Rational.of(cores), Bytes.gib(gib));
        }

        /// At most what a machine has.
        Shape within(Rational cores, Bytes most) {
            return new Shape(Rational.min(cpu, cores), memory.compareTo(most) <= 0 ? memory : most);
        }
    }

    private static final Shape SMALL = Shape.of(4, 16);
    private static final Shape LARGE = Shape.of(8, 32);
    private static final long MINUTE = 60;

    /// @param library as the language has it; absent: none in particular
    static RayPreset of(@Nullable String library) {
        return switch (library == null ? "" : library) {
            // A restarted run takes its workers back instead of waiting for new ones.
            case "train" -> new RayPreset(SMALL, LARGE, Ray.USUAL_STORE, 5 * MINUTE);
            // The driver keeps the results of all trials, and the next trial follows soon.
            case "tune" -> new RayPreset(LARGE, SMALL, Ray.USUAL_STORE, 2 * MINUTE);
            // Questions and answers are small; replicas that left for a quiet minute have to load
            // their model again.
            case "serve" -> new RayPreset(SMALL, SMALL, Ray.SERVING_STORE, 10 * MINUTE);
            // Blocks of data wait in the object store between two operators.
            case "data" -> new RayPreset(SMALL, LARGE, Rational.of(1, 2), MINUTE);
            // The learner's weights go out through the head; samplers are small and many.
            case "rllib" -> new RayPreset(LARGE, SMALL, Ray.USUAL_STORE, 5 * MINUTE);
            default -> new RayPreset(SMALL, Shape.of(1, 4), Ray.USUAL_STORE, MINUTE);
        };
    }
}
