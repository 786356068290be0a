package dev.platformc.core.kind;

import static dev.platformc.core.kind.Fact.known;
import static dev.platformc.core.kind.Fact.placed;
import static dev.platformc.core.kind.Types.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// All facts by the kind of declaration that has them.
public final class FactTable {
    private static final List<String> WORKLOADS = List.of("gang", "ray", "endpoint", "workspace");
    private static final Type ISOLATION = ordered("none", "slice", "gpu", "node");
    private static final Map<String, List<Fact>> TABLE = table();

    private FactTable() {}

    /// In the order of the reference; none for kinds about which nothing is worked out.
    public static List<Fact> of(String kind) {
        return TABLE.getOrDefault(kind, List.of());
    }

    public static Optional<Fact> find(String kind, String name) {
        return of(kind).stream().filter(fact -> fact.name().equals(name)).findFirst();
    }

    /// Whether some kind has a fact of this name, or one whose first word it is.
    public static boolean isFact(String name) {
        return TABLE.values().stream()
                .flatMap(List::stream)
                .anyMatch(f -> f.name().equals(name) || f.name().startsWith(name + "."));
    }

    private static Map<String, List<Fact>> table() {
        var table = new LinkedHashMap<String, List<Fact>>();
        table.put("platform", whole());
        table.put("team", whole());
        table.put("pool", pool());
        table.put("sharing", sharing());
        table.put("queue", queue());
        for (var kind : WORKLOADS) {
            table.put(kind, workload());
        }
        table.put("gang", join(workload(), gang()));
        table.put("endpoint", join(workload(), endpoint()));
        return table;
    }

    private static List<Fact> join(List<Fact> first, List<Fact> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static List<Fact> whole() {
        return List.of(
                known("cost", rangeOf(PRICE), "What it costs an hour, at the fewest and the most."),
                known("gpus", rangeOf(NUMBER), "Cards, a slice counting as its part of one."),
                known("waste", PERCENT, "Device memory given and not used in daily life."));
    }

    private static List<Fact> pool() {
        var facts = new ArrayList<>(whole());
        facts.add(placed("free", COUNT, "Whole cards that nothing guaranteed uses."));
        facts.add(
                placed(
                        "fragmentation",
                        PERCENT,
                        "How much smaller the largest thing that fits is than what is free."));
        return List.copyOf(facts);
    }

    private static List<Fact> sharing() {
        return List.of(
                known("teams", listOf(reference("team")), "Whose workloads or queues are on it."),
                known("isolation", ISOLATION, "How near its users come to each other."),
                placed("layouts", listOf(TEXT), "How its cards are cut, each layout once."));
    }

    private static List<Fact> queue() {
        return List.of(
                placed(
                        "gpus",
                        NUMBER,
                        "Cards it is promised, a slice counting as its part of one."),
                placed("cost", PRICE, "What they cost an hour."));
    }

    private static List<Fact> workload() {
        return List.of(
                known("image", IMAGE, "What it runs."),
                known("team", reference("team"), "Its owner."),
                known("queue", reference("queue"), "Where it is admitted."),
                known("cluster", reference("cluster"), "Where it runs."),
                known("gpus", rangeOf(NUMBER), "Cards of all its units together."),
                known("cost", rangeOf(PRICE), "Its part of the price of the machines."),
                known("waste", PERCENT, "Device memory given and not used in daily life."),
                placed("nodes", COUNT, "Machines that its units stand on."),
                placed("placed", COUNT, "Workers or replicas that the plan places."));
    }

    private static List<Fact> gang() {
        return List.of(
                placed("racks", COUNT, "Racks that it touches."),
                placed("blocks", COUNT, "Blocks that it touches."));
    }

    private static List<Fact> endpoint() {
        return List.of(
                known("memory.weights", BYTES, "Of the model, over all its devices."),
                known("memory.kv", BYTES, "Keys and values of the whole load."),
                known("memory.overhead", BYTES, "What is not counted on its devices."),
                known("memory.total", BYTES, "All of the above."),
                known("memory.budget", BYTES, "What weights, keys and values may fill."),
                known("memory.headroom", PERCENT, "What is left of the budget."),
                known("kv.tokens", COUNT, "Tokens that fit beside the weights."),
                known("kv.sequences", COUNT, "Sequences of full length that fit so."),
                known("tensor", COUNT, "Degree of tensor parallelism."),
                known("profile", SLICE, "The MIG profile of a replica."),
                known("isolation", ISOLATION, "How near another team may come to it."));
    }
}
