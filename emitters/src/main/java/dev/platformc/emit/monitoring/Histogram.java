package dev.platformc.emit.monitoring;

import dev.platformc.hardware.quantity.Rational;
import java.util.List;

/// A histogram of the engine: how many requests took at most so long.
///
/// @param metric without `_bucket`
/// @param bounds upper bounds of its buckets in seconds as the engine writes them, ascending
record Histogram(String metric, List<String> bounds) {
    static final Histogram FIRST_TOKEN =
            new Histogram(
                    "vllm:time_to_first_token_seconds",
                    List.of(
                            "0.001", "0.005", "0.01", "0.02", "0.04", "0.06", "0.08", "0.1", "0.25",
                            "0.5", "0.75", "1.0", "2.5", "5.0", "7.5", "10.0", "20.0", "40.0",
                            "80.0", "160.0", "640.0", "2560.0"));

    static final Histogram TOKEN_GAP =
            new Histogram(
                    "vllm:inter_token_latency_seconds",
                    List.of(
                            "0.01", "0.025", "0.05", "0.075", "0.1", "0.15", "0.2", "0.3", "0.4",
                            "0.5", "0.75", "1.0", "2.5", "5.0", "7.5", "10.0", "20.0", "40.0",
                            "80.0"));

    static final Histogram LATENCY =
            new Histogram(
                    "vllm:e2e_request_latency_seconds",
                    List.of(
                            "0.3", "0.5", "0.8", "1.0", "1.5", "2.0", "2.5", "5.0", "10.0", "15.0",
                            "20.0", "30.0", "40.0", "50.0", "60.0", "120.0", "240.0", "480.0",
                            "960.0", "1920.0", "7680.0"));

    /// Rate of those that took at most `seconds`. Between two bounds they are taken to lie even, as
    /// `histogram_quantile` takes them.
    ///
    /// @param selector inside of the braces
    /// @param window `5m`
    String atMost(Rational seconds, String selector, String window) {
        var below = "";
        var floor = Rational.ZERO;
        for (var bound : bounds) {
            var ceiling = Rational.parse(bound);
            if (ceiling.compareTo(seconds) >= 0) {
                var part = seconds.minus(floor).dividedBy(ceiling.minus(floor));
                return between(below, bound, part, selector, window);
            }
            below = bound;
            floor = ceiling;
        }
        return bucket(below, selector, window);
    }

    /// @param below the lower bound; empty: none took less
    /// @param part of those between that count, 0 to 1
    private String between(
            String below, String above, Rational part, String selector, String window) {
        if (part.equals(Rational.ONE)) {
            return bucket(above, selector, window);
        }
        var upper = part.toDecimal(4) + " * " + bucket(above, selector, window);
        return below.isEmpty()
                ? upper
                : Rational.ONE.minus(part).toDecimal(4)
                        + " * "
                        + bucket(below, selector, window)
                        + " + "
                        + upper;
    }

    private String bucket(String bound, String selector, String window) {
        return Query.rate(metric + "_bucket", selector + ",le=\"" + bound + "\"", window);
    }

    /// Rate of all.
    String all(String selector, String window) {
        return Query.rate(metric + "_count", selector, window);
    }

    /// The time within which a share of them is through.
    ///
    /// @param quantile `0.95`
    String quantile(String quantile, String selector) {
        return "histogram_quantile("
                + quantile
                + ", sum by (le) (rate("
                + metric
                + "_bucket{"
                + selector
                + "}[5m])))";
    }
}
