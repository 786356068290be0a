package dev.platformc.core.kind;

import static dev.platformc.core.kind.Attribute.row;
import static dev.platformc.core.kind.Kind.kind;
import static dev.platformc.core.kind.Types.*;

import java.util.List;

/// How cards are divided, and what is already on them.
final class SharingKinds {
    private SharingKinds() {}

    static List<Kind> all() {
        return List.of(sharing(), pin());
    }

    private static Kind sharing() {
        return kind(
                "sharing",
                "sharings",
                "How GPUs of a pool are divided.",
                List.of(
                        row("pool", reference("pool"), "Whose GPUs.").or("the only one"),
                        row("gpus", COUNT, "How many cards; the solver says which.").or("all"),
                        row("slice", slicing(), "Into what.").must()));
    }

    private static Type slicing() {
        return oneOf(
                constructor(
                        "mig",
                        row("layout", LAYOUT, "One layout for every card that is not pinned."),
                        row("profiles", listOf(SLICE), "The only ones the solver may use.")),
                constructor(
                        "time",
                        row("mode", choice("strict", "fair"), "What idle time is for.")
                                .or("strict"),
                        row("lease", DURATION, "Length of a turn.").or("250ms"),
                        row("granularity", PERCENT, "Smallest share.").or("5%"),
                        row("memory", choice("capped", "free"), "Whether it is capped.")
                                .or("capped")),
                constructor(
                        "mps",
                        row("clients", SOME, "Processes at once."),
                        row("memory", BYTES, "Of each of them.")),
                constructor("whole"));
    }

    private static Kind pin() {
        return kind(
                "pin",
                "pins",
                "What is on some cards and stays there.",
                List.of(
                        row("pool", reference("pool"), "Whose cards.").or("the only one"),
                        row("hosts", TEXTS, "Which machines.").or("all"),
                        row("gpus", listOf(COUNT), "Which cards of them, from 0.").or("all"),
                        row("layout", LAYOUT, "The instances that exist."),
                        row("disrupt", DISRUPT, "`never`: the cards are not cut anew.")
                                .or("never")));
    }
}
