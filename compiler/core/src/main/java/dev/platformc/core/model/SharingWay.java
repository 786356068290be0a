package dev.platformc.core.model;

import dev.platformc.core.model.Sharing.Slicing;
import java.util.List;
import java.util.Optional;

/// What a way of sharing cards really gives those who stand on a part of one, with a keeper that
/// sees to it. A row that is not in [#TABLE] is something that no keeper of that name does.
///
/// @param mode how cards are divided
/// @param keeper who keeps the parts apart
/// @param memory what holds a process to its part of the memory
/// @param compute what it gets of the card's time or processors
/// @param faults whether what one process breaks stays with it
public record SharingWay(Mode mode, Keeper keeper, Memory memory, Compute compute, Faults faults) {

    /// All that are there, the strongest first.
    public static final List<SharingWay> TABLE =
            List.of(
                    new SharingWay(Mode.WHOLE, Keeper.AGENT, Memory.OWN, Compute.OWN, Faults.APART),
                    new SharingWay(
                            Mode.WHOLE,
                            Keeper.DEVICE_PLUGIN,
                            Memory.OWN,
                            Compute.OWN,
                            Faults.APART),
                    new SharingWay(
                            Mode.WHOLE, Keeper.CLAIMS, Memory.OWN, Compute.OWN, Faults.APART),
                    new SharingWay(Mode.WHOLE, Keeper.KAI, Memory.OWN, Compute.OWN, Faults.APART),
                    new SharingWay(Mode.MIG, Keeper.AGENT, Memory.OWN, Compute.OWN, Faults.APART),
                    new SharingWay(
                            Mode.MIG, Keeper.DEVICE_PLUGIN, Memory.OWN, Compute.OWN, Faults.APART),
                    new SharingWay(Mode.MIG, Keeper.CLAIMS, Memory.OWN, Compute.OWN, Faults.APART),
                    new SharingWay(Mode.MIG, Keeper.KAI, Memory.OWN, Compute.OWN, Faults.APART),
                    new SharingWay(
                            Mode.MPS, Keeper.AGENT, Memory.HELD, Compute.PROCESSORS, Faults.SHARED),
                    new SharingWay(
                            Mode.MPS,
                            Keeper.DEVICE_PLUGIN,
                            Memory.HELD,
                            Compute.PROCESSORS,
                            Faults.SHARED),
                    new SharingWay(
                            Mode.MPS,
                            Keeper.CLAIMS,
                            Memory.HELD,
                            Compute.PROCESSORS,
                            Faults.SHARED),
                    new SharingWay(
                            Mode.MPS, Keeper.KAI, Memory.TRUSTED, Compute.ANY, Faults.SHARED),
                    new SharingWay(
                            Mode.STRICT_TURNS,
                            Keeper.AGENT,
                            Memory.HELD,
                            Compute.EXACTLY,
                            Faults.SHARED),
                    new SharingWay(
                            Mode.FAIR_TURNS,
                            Keeper.AGENT,
                            Memory.HELD,
                            Compute.AT_LEAST,
                            Faults.SHARED),
                    new SharingWay(
                            Mode.FAIR_TURNS,
                            Keeper.DEVICE_PLUGIN,
                            Memory.TRUSTED,
                            Compute.EVEN,
                            Faults.SHARED),
                    new SharingWay(
                            Mode.FAIR_TURNS,
                            Keeper.CLAIMS,
                            Memory.TRUSTED,
                            Compute.EVEN,
                            Faults.SHARED),
                    new SharingWay(
                            Mode.FAIR_TURNS,
                            Keeper.KAI,
                            Memory.TRUSTED,
                            Compute.EVEN,
                            Faults.SHARED));

    /// How cards are divided.
    public enum Mode {
        WHOLE("whole", "slice = whole"),
        MIG("MIG", "slice = mig"),
        MPS("clients of MPS", "slice = mps"),
        STRICT_TURNS("strict turns", "slice = time { mode = strict }"),
        FAIR_TURNS("fair turns", "slice = time { mode = fair }");

        private final String words;
        private final String source;

        Mode(String words, String source) {
            this.words = words;
            this.source = source;
        }

        public String words() {
            return words;
        }

        /// As an author writes it.
        public String source() {
            return source;
        }

        public static Mode of(Slicing slicing) {
            return switch (slicing) {
                case Slicing.Whole _ -> WHOLE;
                case Slicing.Mig _ -> MIG;
                case Slicing.Mps _ -> MPS;
                case Slicing.Time time -> time.strict().value() ? STRICT_TURNS : FAIR_TURNS;
            };
        }
    }

    /// Who keeps parts of a card apart.
    public enum Keeper {
        AGENT("our node agent"),
        DEVICE_PLUGIN("the GPU Operator's device plugin"),
        CLAIMS("the driver behind `devices = dra`"),
        KAI("KAI");

        private final String words;

        Keeper(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /// KAI deals out fractions by itself; else it is whoever looks after the nodes.
        public static Keeper of(Pool pool) {
            if (pool.scheduler().value() == Cluster.Scheduler.KAI) {
                return KAI;
            }
            return switch (pool.nodeStack().value()) {
                case AGENT -> AGENT;
                case GPU_OPERATOR ->
                        pool.cluster().options().dra().value() ? CLAIMS : DEVICE_PLUGIN;
            };
        }
    }

    public enum Memory {
        OWN("own, in hardware"),
        HELD("held to the part"),
        TRUSTED("not held: whoever takes more takes it from the others");

        private final String words;

        Memory(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public enum Compute {
        OWN("own"),
        EXACTLY("its share, idle or not"),
        AT_LEAST("its share, and of what is idle an even part"),
        PROCESSORS("at most its part of the processors"),
        EVEN("an even part among those that ask, whatever its share"),
        ANY("whatever is free");

        private final String words;

        Compute(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public enum Faults {
        APART("stay with whoever made them"),
        SHARED("may take all on the card down");

        private final String words;

        Faults(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /// Absent where that keeper does not do it.
    public static Optional<SharingWay> of(Mode mode, Keeper keeper) {
        return TABLE.stream().filter(way -> way.mode == mode && way.keeper == keeper).findFirst();
    }

    /// Modes, each once, whose every part is hardware of its own: what keeps teams apart.
    public static List<Mode> apart() {
        return TABLE.stream()
                .filter(way -> way.faults == Faults.APART && way.memory == Memory.OWN)
                .map(SharingWay::mode)
                .distinct()
                .toList();
    }

    /// Keepers that do it so.
    public static List<Keeper> keepers(Mode mode) {
        return TABLE.stream().filter(way -> way.mode == mode).map(SharingWay::keeper).toList();
    }
}
