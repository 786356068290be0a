package dev.platformc.emit.contract;

import static dev.platformc.emit.contract.Mutation.at;

import java.util.stream.Stream;

/// Mistakes in what Volcano reads.
final class VolcanoMutations {
    private VolcanoMutations() {}

    static Stream<Mutation> all() {
        return Stream.of(
                Mutation.ofObject(
                        "a queue that may have less than it deserves",
                        "queue-robots.yaml",
                        d -> at(d, "/spec/capability").put("nvidia.com/gpu", "1"),
                        "deserves more than it may have"),
                Mutation.ofObject(
                        "a queue that keeps more than it deserves",
                        "queue-robots.yaml",
                        d -> at(d, "/spec/guarantee/resource").put("nvidia.com/gpu", "1000"),
                        "keeps more than it deserves"),
                Mutation.ofObject(
                        "a weight under another name",
                        "queue-robots.yaml",
                        d -> at(d, "/spec").put("share", 3),
                        "unknown field `share`"),
                Mutation.ofObject(
                        "more must be there than there are",
                        "volcanojob-walk.yaml",
                        d -> at(d, "/spec").put("minAvailable", 1000),
                        "more than there are replicas"),
                Mutation.ofObject(
                        "partitions of another size",
                        "volcanojob-walk.yaml",
                        d -> at(d, "/spec/tasks/0/partitionPolicy").put("partitionSize", 3),
                        "partitions do not add up"),
                Mutation.ofObject(
                        "a queue that is not there",
                        "volcanojob-walk.yaml",
                        d -> at(d, "/spec").put("queue", "robot"),
                        "no queue `robot`"),
                Mutation.ofObject(
                        "a domain of another tier",
                        "hypernode-dgx-1.yaml",
                        d -> at(d, "/spec").put("tier", 3),
                        "is not of the tier below"),
                Mutation.ofObject(
                        "two ways to select",
                        "hypernode-dgx-1.yaml",
                        d ->
                                at(d, "/spec/members/0/selector")
                                        .putObject("labelMatch")
                                        .putObject("matchLabels")
                                        .put("a", "b"),
                        "Only one of"),
                Mutation.ofObject(
                        "a group under another name",
                        "podgroup-film.yaml",
                        d -> at(d, "/metadata").put("name", "films"),
                        "no group `film`"));
    }
}
