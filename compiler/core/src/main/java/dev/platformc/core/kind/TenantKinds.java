package dev.platformc.core.kind;

import static dev.platformc.core.kind.Attribute.row;
import static dev.platformc.core.kind.Kind.kind;
import static dev.platformc.core.kind.Types.*;

import dev.platformc.core.kind.Type.Counts;
import dev.platformc.core.kind.Type.Multiple;
import java.util.List;

/// Who works on the platform, and who goes first.
final class TenantKinds {
    private static final Type SLICES = listOf(either(new Multiple(SLICE, Counts.EXACT), SLICE));

    /// Of the quota's own kind, or one of two words.
    private static final Type LIMIT = either(choice("all", "none"), PERCENT, COUNT, SLICES);

    private TenantKinds() {}

    static List<Kind> all() {
        return List.of(team(), queue(), priority());
    }

    private static Kind team() {
        return kind(
                "team",
                "teams",
                "A tenant: a namespace, a bill, a distance kept from others.",
                List.of(
                        row("namespace", TEXT, "Its Kubernetes namespace.").or("the name"),
                        row("people", TEXTS, "Groups that may work there."),
                        row(
                                        "isolation",
                                        ordered("none", "slice", "gpu", "node"),
                                        "How near another team may come.")
                                .or("slice"),
                        row("data", choice("public", "internal", "pii"), "Class of its data.")
                                .or("internal"),
                        row("cost-center", TEXT, "Who pays.")));
    }

    private static Kind queue() {
        var supply = reference("pool", "sharing");
        return kind(
                        "queue",
                        "queues",
                        "Admission and quota; queues on one supply lend to each other.",
                        List.of(
                                row(
                                                "on",
                                                either(supply, listOf(supply)),
                                                "What is shared out, in order of preference.")
                                        .or("the only one"),
                                row("parent", reference("queue"), "A share of a share."),
                                row(
                                                "team",
                                                either(
                                                        reference("team"),
                                                        listOf(reference("team"))),
                                                "Who may use it.")
                                        .or("of a template its team, else everybody"),
                                row("share", PERCENT, "Quota as a part of the supply.")
                                        .or("what is left, evenly"),
                                row("gpus", COUNT, "Quota in GPUs."),
                                row("slices", SLICES, "Quota in MIG slices."),
                                row("borrow", LIMIT, "How far beyond it, while others are idle.")
                                        .or("all"),
                                row("lend", LIMIT, "How much of it, while idle.").or("all"),
                                row("weight", NUMBER, "When all want more.").or("1"),
                                row("fair", FAIR, "Order inside.").or("the cluster's"),
                                row(
                                                "preempt",
                                                choice("never", "lower-priority", "any"),
                                                "Whom it may push out.")
                                        .or("never"),
                                row("strict-order", BOOL, "First come, first served.").or("false")))
                .withOneOf("share", "gpus", "slices");
    }

    private static Kind priority() {
        return kind(
                "priority",
                "priorities",
                "Who goes first.",
                List.of(
                        row(
                                        "value",
                                        new Type.Whole(Integer.MIN_VALUE, Integer.MAX_VALUE),
                                        "Larger goes first.")
                                .must(),
                        row("default", BOOL, "For workloads that name none.").or("false"),
                        row(
                                        "preempt",
                                        choice("never", "lower-priority"),
                                        "Whether it may push others out.")
                                .or("lower-priority")));
    }
}
