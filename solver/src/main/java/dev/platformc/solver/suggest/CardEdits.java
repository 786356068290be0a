package dev.platformc.solver.suggest;

import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Supply;
import dev.platformc.core.text.SourceSet;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.quantity.Rational;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The sources with a set of endpoints on cards that are used otherwise.
final class CardEdits {
    /// Turns go in steps of a twentieth of a card unless the author says otherwise.
    private static final int STEPS = 20;

    private final SourceSet sources;
    private final Supply now;
    private final List<Endpoint> set;
    private final Mode mode;
    private final String name;

    /// Of a card each endpoint needs so much, by its memory.
    private final List<Rational> needs;

    /// Edits of who did not say where to run, since there was one supply only.
    private final List<Edit> others;

    CardEdits(SourceSet sources, Platform platform, Supply now, List<Endpoint> set, Mode mode) {
        this.sources = sources;
        this.now = now;
        this.set = set;
        this.mode = mode;
        needs = set.stream().map(e -> need(now, e)).toList();
        name = now instanceof Sharing ? now.id().name() : freeName();
        others = now instanceof Sharing ? List.of() : others(platform);
    }

    private List<Edit> others(Platform platform) {
        var edits = new ArrayList<Edit>();
        for (var workload : platform.workloads().toList()) {
            boolean silent = !workload.on().isWritten() && workload.queue() == null;
            if (silent && !isInSet(workload.id()) && isOwnDeclaration(sources, workload.id())) {
                edits.add(insert(workload.id(), "on = " + workload.on().value().id().name()));
            }
        }
        for (var queue : platform.queues()) {
            if (!queue.on().isWritten() && isOwnDeclaration(sources, queue.id())) {
                var on = queue.on().value().getFirst().id().name();
                edits.add(insert(queue.id(), "on = " + on));
            }
        }
        return edits;
    }

    private boolean isInSet(Identity id) {
        return set.stream().anyMatch(e -> e.id().equals(id));
    }

    private String freeName() {
        var base = now.id().name() + "-parts";
        var name = base;
        for (int i = 2; isTaken(name); i++) {
            name = base + "-" + i;
        }
        return name;
    }

    private boolean isTaken(String word) {
        var taken = Pattern.compile("\\b" + Pattern.quote(word) + "\\b(?!-)");
        return sources.sources().stream().anyMatch(s -> taken.matcher(s.text()).find());
    }

    /// The part of a card that a replica needs for its memory.
    static Rational need(Supply now, Endpoint endpoint) {
        var gpu = now.pool().gpu();
        var ledger = endpoint.fit().value().ledger();
        long whole =
                gpu == null
                        ? 0
                        : gpu.memory()
                                .times(Rational.ONE.minus(endpoint.overhead().value()))
                                .count();
        return whole == 0
                ? Rational.ONE
                : Rational.of(ledger.needed().count() + ledger.reserve().count(), whole);
    }

    /// With so many cards.
    List<Edit> with(int cards) {
        var edits = new ArrayList<Edit>();
        if (now instanceof Sharing sharing) {
            if (mode == Mode.WHOLE) {
                set.forEach(e -> edits.addAll(onTo(e, sharing.pool().id().name(), null)));
                edits.add(new Edit(sharing.id().declaration(), ""));
                edits.sort(Comparator.comparing(Edit::span));
                return List.copyOf(edits);
            }
            edits.add(new Edit(sharing.gpus().span(), Integer.toString(cards)));
            if (mode == Mode.of(sharing)) {
                return List.copyOf(edits);
            }
            edits.add(new Edit(sharing.slice().span(), slice()));
        } else {
            var at = now.id().declaration();
            edits.add(
                    new Edit(
                            new Span(at.file(), at.end(), at.end()),
                            "\nsharing "
                                    + name
                                    + " { pool = "
                                    + now.id().name()
                                    + ", gpus = "
                                    + cards
                                    + ", slice = "
                                    + slice()
                                    + " }"));
        }
        edits.addAll(others);
        for (int i = 0; i < set.size(); i++) {
            edits.addAll(onTo(set.get(i), name, share(i)));
        }
        edits.sort(Comparator.comparing(Edit::span));
        return List.copyOf(edits);
    }

    private String slice() {
        return switch (mode) {
            case WHOLE -> "whole";
            case MIG -> "mig";
            case MPS -> "mps { clients = " + clients() + " }";
            case TIME -> "time";
        };
    }

    /// As many as the neediest allows.
    private int clients() {
        var most = Rational.ONE.dividedBy(neediest()).floor();
        return Math.max(2, Math.min(48, most.intValueExact()));
    }

    private Rational neediest() {
        return needs.stream().max(Comparator.naturalOrder()).orElse(Rational.ONE);
    }

    /// `25%`; absent where a slice is chosen by its memory.
    private @Nullable String share(int endpoint) {
        return switch (mode) {
            case WHOLE, MIG -> null;
            case MPS -> percent(Rational.of(1, clients()));
            case TIME -> percent(Rational.of(Math.max(1, steps(needs.get(endpoint))), STEPS));
        };
    }

    private static int steps(Rational need) {
        return need.times(STEPS).ceiling().intValueExact();
    }

    private static String percent(Rational ratio) {
        var percent = ratio.times(100);
        return percent.isWhole()
                ? percent.floor() + "%"
                : "1/" + Rational.ONE.dividedBy(ratio).floor() + " * 100%";
    }

    private List<Edit> onTo(Endpoint endpoint, String supply, @Nullable String share) {
        var edits = new ArrayList<Edit>();
        var text = sources.text(endpoint.id().declaration());
        var part = share == null ? null : "gpu = " + share + " of " + supply;
        var gpu = Pattern.compile("(?<![\\w-])gpu\\s*=\\s*[^,\\n}]*(\\s*,\\s*)?").matcher(text);
        int start = endpoint.id().declaration().start();
        if (gpu.find()) {
            var at =
                    new Span(
                            endpoint.id().declaration().file(),
                            start + gpu.start(),
                            start + gpu.end());
            var end = gpu.group(1);
            edits.add(new Edit(at, part == null ? "" : part + (end == null ? "" : end)));
            part = null;
        }
        var on = endpoint.on();
        if (on.isWritten()) {
            var more = part == null ? "" : ", " + part;
            if (!now.id().name().equals(supply) || !more.isEmpty()) {
                edits.add(new Edit(on.span(), supply + more));
            }
            return edits;
        }
        edits.add(insert(endpoint.id(), "on = " + supply + (part == null ? "" : ", " + part)));
        return edits;
    }

    /// At the beginning of a declaration's block.
    private Edit insert(Identity id, String attributes) {
        var text = sources.text(id.declaration());
        int at = id.declaration().start() + text.indexOf('{') + 1;
        return new Edit(
                new Span(id.declaration().file(), at, at),
                text.indexOf('\n') < 0 ? " " + attributes + "," : "\n  " + attributes);
    }

    /// Whether the declaration is written where it is, with a block of its own, and not the body of
    /// a template.
    static boolean isOwnDeclaration(SourceSet sources, Identity id) {
        var source = sources.find(id.declaration().file());
        return source != null
                && !id.name().contains(".")
                && sources.text(id.declaration()).startsWith(id.kind())
                && sources.text(id.declaration()).contains("{");
    }
}
