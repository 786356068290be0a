package dev.platformc.solver.lowering;

import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.model.CountRange;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.text.Span;
import org.jspecify.annotations.Nullable;

/// How much more, or less, a sharing or a pool could have.
final class SupplyRepairs {
    private final Platform platform;
    private final SourceTexts texts;
    private final Attempts attempts;

    SupplyRepairs(Platform platform, SourceTexts texts, Attempts attempts) {
        this.platform = platform;
        this.texts = texts;
        this.attempts = attempts;
    }

    @Nullable Fix moreCards(Sharing sharing) {
        if (!sharing.gpus().isWritten()) {
            return null;
        }
        int all = sharing.pool().nodes().most() * sharing.pool().gpusPerNode();
        int cards =
                attempts.smallest(
                        sharing.gpus().value() + 1,
                        all,
                        n -> Variation.cards(platform, sharing, n));
        return Repair.number(
                "give `" + sharing.id().name() + "` more cards: " + cards + " are enough",
                texts.number(sharing.gpus().span()),
                cards);
    }

    @Nullable Fix fewerCards(Sharing sharing, int left) {
        int cards = attempts.largest(left, n -> Variation.cards(platform, sharing, n));
        return Repair.number(
                "give `" + sharing.id().name() + "` the " + cards + " cards that are left",
                texts.number(sharing.gpus().span()),
                cards);
    }

    /// Machines that exist are a fact; without names they are a wish.
    @Nullable Fix moreNodes(Pool pool) {
        var trees = pool.trees().value();
        var at = texts.innermost(pool.trees().span());
        if (!pool.hosts().value().isEmpty() || trees.size() != 1 || at == null) {
            return null;
        }
        int now = trees.getFirst().nodes().most();
        int nodes =
                attempts.smallest(
                        now + 1, 2 * now, n -> Variation.nodes(platform, pool, grown(pool, n)));
        var levels = trees.getFirst().levels();
        var where = levels.isEmpty() ? "" : " in each " + levels.getLast().word();
        return Repair.number(
                "give `" + pool.id().name() + "` more machines: " + nodes + where + " are enough",
                trees.getFirst().nodes().isRange() ? mostOf(at) : at,
                nodes);
    }

    private static CountRange grown(Pool pool, int most) {
        var nodes = pool.trees().value().getFirst().nodes();
        return new CountRange(nodes.isRange() ? nodes.least() : most, most);
    }

    private Span mostOf(Span range) {
        int digits = 0;
        var text = texts.written(range);
        while (digits < text.length()
                && Character.isDigit(text.charAt(text.length() - 1 - digits))) {
            digits++;
        }
        return new Span(range.file(), range.end() - digits, range.end());
    }
}
