package dev.platformc.core.build;

import dev.platformc.core.model.NodeType;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;

/// CPU and memory for what takes so much of a machine's GPUs: that share of the machine, less what
/// the system keeps for itself.
///
/// @param ratio of the machine, 0 to 1
/// @param words says the ratio: `1 of 8 GPUs`
record NodeShare(NodeType node, Rational ratio, String words) {
    /// Kubelet, container runtime, daemons: a twentieth of the machine.
    static final Rational SYSTEM = Rational.of(1, 20);

    static NodeShare ofGpus(NodeType node, int gpus) {
        return new NodeShare(
                node,
                Rational.min(Rational.ONE, Rational.of(gpus, Math.max(1, node.gpus()))),
                gpus + " of " + BuildMessages.count(node.gpus(), "GPU"));
    }

    /// @param axis units of the card's memory axis
    static NodeShare ofSlice(NodeType node, MigProfile profile, int axis) {
        return new NodeShare(
                node,
                Rational.of(profile.size(), (long) axis * node.gpus()),
                profile.size()
                        + "/"
                        + axis
                        + " of 1 of "
                        + BuildMessages.count(node.gpus(), "GPU"));
    }

    static NodeShare ofPart(NodeType node, Rational part) {
        return new NodeShare(
                node,
                part.dividedBy(Rational.of(Math.max(1, node.gpus()))),
                PartMessages.percent(part) + " of 1 of " + BuildMessages.count(node.gpus(), "GPU"));
    }

    /// @param bytes of main memory that are needed
    static NodeShare ofMemory(NodeType node, Bytes bytes) {
        var free = node.memory().value().times(free());
        return new NodeShare(
                node,
                Rational.min(Rational.ONE, Rational.of(bytes.count(), Math.max(1, free.count()))),
                bytes.inGib() + " of " + node.memory().value());
    }

    /// Whole cores, or hundredths where that would be none.
    Sourced<Rational> cpu(Span declaration) {
        var exact = node.cpu().value().times(free()).times(ratio);
        var whole = Rational.of(exact.floor());
        var cores =
                whole.signum() > 0
                        ? whole
                        : Rational.of(exact.times(100).floor()).dividedBy(Rational.of(100));
        return Sourced.inferred(cores, reason(node.cpu().value() + " cores"), declaration);
    }

    /// Whole GiB, or MiB where that would be none.
    Sourced<Bytes> memory(Span declaration) {
        long exact = node.memory().value().times(free()).times(ratio).count();
        long unit = exact >= 1L << 30 ? 1L << 30 : 1L << 20;
        return Sourced.inferred(
                new Bytes(exact / unit * unit), reason("" + node.memory().value()), declaration);
    }

    private static Rational free() {
        return Rational.ONE.minus(SYSTEM);
    }

    private String reason(String of) {
        return "its share of the machine: " + words + ", " + of + " less 5 % for the system";
    }
}
