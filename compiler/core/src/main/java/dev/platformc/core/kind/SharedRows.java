package dev.platformc.core.kind;

import static dev.platformc.core.kind.Attribute.row;

import java.util.List;

/// Rows that many kinds have.
final class SharedRows {
    static final Type ENV =
            new Type.MapOf(new Type.Either(List.of(new Type.Text(), new Type.Secret())));

    static final List<Attribute> ALL_KINDS =
            List.of(
                    row(
                            "labels",
                            new Type.MapOf(new Type.Text()),
                            "Labels carried to every object made of it."),
                    row("was", new Type.Name(), "Its former name, so that a rename is followed."),
                    row("deprecated", new Type.Text(), "What to use in its place."));

    private SharedRows() {}

    /// The rows of everything that runs.
    static List<Attribute> workload() {
        var supply = Types.reference("pool", "sharing");
        return List.of(
                row("team", Types.reference("team"), "Owner: namespace, bill, isolation.")
                        .or("the queue's, else the only one"),
                row("queue", Types.reference("queue"), "Admission and quota.")
                        .or("the team's only one on this supply"),
                row(
                                "on",
                                Types.either(
                                        supply,
                                        Types.later(
                                                Types.listOf(supply),
                                                "a workload on several supplies")),
                                "Where its devices come from.")
                        .or("the queue's, else the only one"),
                row("priority", Types.reference("priority"), "Order and preemption.")
                        .or("the default one"),
                row(
                                "disrupt",
                                Types.DISRUPT,
                                "`never`: no new layout or plan moves it or puts it out.")
                        .or("allow"),
                row("image", Types.IMAGE, "Container image.").or("the kind's own"),
                row("env", ENV, "Environment of the process."),
                row(
                        "mounts",
                        Types.mapOf(Types.STORAGE_PATH),
                        "Folders that storage is seen under."),
                row("hosts", Types.TEXTS, "Only these machines."),
                row("cpu", Types.NUMBER, "Cores of each replica or worker.").or("the node's share"),
                row("memory", Types.BYTES, "Main memory of each replica or worker.")
                        .or("the node's share"),
                row("shm", Types.BYTES, "Size of `/dev/shm`.").or("by tensor-parallel size"),
                row("gpus", Types.COUNT, "Whole GPUs of each replica or worker.").or("0"),
                row("gpu", Types.PART, "A part of a shared card."),
                row(
                        "devices",
                        new Type.Multiple(Types.reference("device"), Type.Counts.EXACT),
                        "Other devices."),
                row(
                        "typical",
                        Types.record(
                                row("memory", Types.BYTES, "Device memory in daily use."),
                                row("compute", Types.PERCENT, "Share of the card's compute.")),
                        "Use in daily life, from which waste is reckoned."),
                row("retries", Types.COUNT, "How often it is started again.").or("3"),
                row("max-time", Types.DURATION, "Ends it after this time."));
    }
}
