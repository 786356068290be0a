package dev.platformc.core.rule;

import dev.platformc.core.eval.Facts.Answer;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Workload;
import dev.platformc.hardware.quantity.Dimension;
import dev.platformc.hardware.quantity.Rational;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Sums from the fewest to the most: cards and money.
final class Sums {
    private Sums() {}

    /// @param least of all that may be, never above `most`
    record Span(Rational least, Rational most) {
        static final Span NOTHING = new Span(Rational.ZERO, Rational.ZERO);

        Span plus(Span other) {
            return new Span(least.plus(other.least), most.plus(other.most));
        }
    }

    static Span total(List<Span> spans) {
        return spans.stream().reduce(Span.NOTHING, Span::plus);
    }

    /// Of those that have a price; absent when none has, since 0 would be a lie.
    static @Nullable Span priced(List<? extends @Nullable Span> spans) {
        var known = spans.stream().filter(Objects::nonNull).map(s -> (Span) s).toList();
        return known.isEmpty() && !spans.isEmpty() ? null : total(known);
    }

    static Span cards(Pool pool) {
        var nodes = pool.nodes();
        return new Span(
                Rational.of((long) nodes.least() * pool.gpusPerNode()),
                Rational.of((long) nodes.most() * pool.gpusPerNode()));
    }

    static Span cards(Workload workload) {
        var units = Prices.units(workload);
        var each = Prices.cards(workload);
        return new Span(each.times(units.least()), each.times(units.most()));
    }

    static @Nullable Span cost(Platform platform, Pool pool) {
        var node = Prices.node(platform, pool);
        var nodes = pool.nodes();
        return node == null ? null : new Span(node.times(nodes.least()), node.times(nodes.most()));
    }

    static @Nullable Span cost(Platform platform, Workload workload) {
        var each = Prices.each(platform, workload);
        var units = Prices.units(workload);
        return each == null ? null : new Span(each.times(units.least()), each.times(units.most()));
    }

    static Answer range(Span span, @Nullable Dimension dimension) {
        return Values.range(span.least(), span.most(), dimension);
    }

    /// `none` where there is no price.
    static Answer price(Platform platform, @Nullable Span span) {
        return span == null
                ? Values.none()
                : range(span, new Dimension.Price(platform.currency().value()));
    }
}
