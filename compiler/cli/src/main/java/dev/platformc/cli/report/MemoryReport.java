package dev.platformc.cli.report;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Endpoint.Fit;
import dev.platformc.core.model.Platform;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.hardware.sizing.Ledger;
import dev.platformc.hardware.sizing.Precision;
import dev.platformc.hardware.sizing.Sizing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// The arithmetic of each endpoint's memory: what a replica needs, on what it fits, and for how
/// many tokens and sequences.
public final class MemoryReport {
    /// Beyond so many endpoints each gets one line instead of its sum, and those alike one
    /// together.
    private static final int IN_FULL = 4;

    private MemoryReport() {}

    public static List<String> lines(Platform platform) {
        var endpoints = platform.endpoints();
        if (endpoints.size() > IN_FULL) {
            return Columns.align(brief(endpoints), -1);
        }
        var lines = new ArrayList<String>();
        for (var endpoint : endpoints) {
            lines.addAll(full(endpoint));
        }
        return lines;
    }

    private static List<String> full(Endpoint endpoint) {
        var fit = endpoint.fit().value();
        var ledger = fit.ledger();
        var rows = new ArrayList<List<String>>();
        rows.add(
                List.of(
                        "  weights",
                        parameters(endpoint),
                        ledger.weights().inGib(),
                        "(" + ledger.weights().toDecimalString() + ")"));
        rows.add(
                List.of(
                        "  KV cache",
                        load(endpoint) + " x " + ledger.kvPerToken() + " a token",
                        ledger.kv().inGib()));
        rows.add(List.of("  needed", "", ledger.needed().inGib()));
        switch (fit) {
            case Fit.Gpus gpus -> {
                rows.add(answer(gpus.tensor(), gpus.ledger(), "fits"));
                if (gpus.leastTensor() < gpus.tensor()) {
                    rows.add(
                            answer(
                                    gpus.leastTensor(),
                                    gpus.leastLedger(),
                                    "the least, too few for this load"));
                }
            }
            case Fit.Slice slice -> rows.add(row("  " + slice.profile().name(), ledger, "fits"));
            case Fit.Share share -> rows.add(row("  " + part(share), ledger, "fits"));
            case Fit.Cores _ -> rows.add(row("  CPUs", ledger, "fits"));
        }
        var lines = new ArrayList<String>();
        lines.add(title(endpoint));
        lines.addAll(Columns.align(rows, 2));
        if (fit instanceof Fit.Gpus gpus && gpus.leastTensor() < gpus.tensor()) {
            lines.add(engineView(gpus));
        }
        return lines;
    }

    /// vLLM's own count is more hopeful on large cards: said, so that its log does not surprise.
    private static String engineView(Fit.Gpus gpus) {
        var least = Sizing.engineView(gpus.ledger(), gpus.leastTensor());
        var chosen = Sizing.engineView(gpus.ledger(), gpus.tensor());
        return "  vLLM at its own 90 % less 2.3 GiB a GPU counts "
                + Words.grouped(least.tokens())
                + " tokens on "
                + Words.count(gpus.leastTensor(), "GPU")
                + ", "
                + Words.grouped(chosen.tokens())
                + " on "
                + gpus.tensor();
    }

    private static String title(Endpoint endpoint) {
        return endpoint.id().display() + ": " + what(endpoint);
    }

    private static String what(Endpoint endpoint) {
        return endpoint.model().value().id().name()
                + " at "
                + endpoint.model().value().precision().value().word()
                + ", "
                + load(endpoint);
    }

    private static String load(Endpoint endpoint) {
        return Words.count(endpoint.concurrency().value(), "sequence")
                + " of "
                + Words.grouped(endpoint.context().value())
                + " tokens";
    }

    /// `8,030,261,248 parameters x 2 B`; below 16 bits the token table stands apart.
    private static String parameters(Endpoint endpoint) {
        var model = endpoint.model().value();
        var bytes = model.precision().value().bytes();
        var wide = Precision.BF16.bytes();
        boolean apart = bytes.compareTo(wide) < 0 && model.shape().wide() > 0;
        long narrow = model.shape().parameters() - (apart ? model.shape().wide() : 0);
        var text = Words.grouped(narrow) + " parameters x " + bytes.toDecimal(4) + " B";
        return apart
                ? text
                        + " + "
                        + Words.grouped(model.shape().wide())
                        + " x "
                        + wide.toDecimal(4)
                        + " B"
                : text;
    }

    private static List<String> answer(int gpus, Ledger ledger, String verdict) {
        return row("  " + Words.count(gpus, "GPU"), ledger, verdict);
    }

    private static List<String> row(String what, Ledger ledger, String verdict) {
        return List.of(
                what,
                offer(ledger),
                ledger.budget().inGib(),
                verdict
                        + ": room for "
                        + Words.count(ledger.tokens(), "token")
                        + ", "
                        + Words.count(ledger.sequences(), "whole sequence"));
    }

    private static String offer(Ledger ledger) {
        var reserve =
                ledger.reserve().equals(Bytes.ZERO) ? "" : " less " + ledger.reserve().inGib();
        return ledger.devices()
                + " x "
                + ledger.visible().inGib()
                + " visible less "
                + ledger.overhead().times(Rational.of(100)).toDecimal(2)
                + " %"
                + reserve;
    }

    /// `25 % of a card`
    private static String part(Fit.Share share) {
        return share.ratio().times(Rational.of(100)).toDecimal(1) + " % of a card";
    }

    /// The same of each region is told once.
    private static List<List<String>> brief(List<Endpoint> endpoints) {
        var alike = new LinkedHashMap<List<String>, List<Endpoint>>();
        for (var endpoint : endpoints) {
            alike.computeIfAbsent(brief(endpoint), _ -> new ArrayList<>()).add(endpoint);
        }
        var rows = new ArrayList<List<String>>();
        alike.forEach((cells, group) -> {
            var row = new ArrayList<>(cells);
            var more = group.size() == 1 ? "" : " and " + (group.size() - 1) + " alike";
            row.set(0, group.getFirst().id().display() + more + ": " + cells.getFirst());
            rows.add(row);
        });
        return rows;
    }

    private static List<String> brief(Endpoint endpoint) {
        var fit = endpoint.fit().value();
        var on =
                switch (fit) {
                    case Fit.Gpus gpus -> Words.count(gpus.tensor(), "GPU");
                    case Fit.Slice slice -> slice.profile().name();
                    case Fit.Share share -> part(share);
                    case Fit.Cores _ -> "CPUs";
                };
        return List.of(
                what(endpoint),
                on,
                fit.ledger().needed().inGib() + " of " + fit.ledger().budget().inGib(),
                "room for " + Words.count(fit.ledger().sequences(), "sequence"));
    }
}
