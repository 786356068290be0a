package dev.platformc.emit.monitoring;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Slo;
import dev.platformc.core.model.Sourced;
import dev.platformc.hardware.quantity.Quantity;
import dev.platformc.hardware.quantity.Rational;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One number of a service level that an endpoint promises.
///
/// @param word of the language: `first-token`
/// @param said for people: `the first token within 400 ms`
/// @param objective share of requests that it is promised for, above 0, below 1
/// @param histogram that shows it; absent: the answers themselves do
/// @param seconds most that a request may take; zero without a histogram
record Promise(
        String word,
        String said,
        Rational objective,
        @Nullable Histogram histogram,
        Rational seconds,
        Origin origin) {
    /// Times that a histogram shows.
    private enum Shown {
        FIRST_TOKEN("first-token", "the first token within", Histogram.FIRST_TOKEN),
        TOKEN_GAP("token-gap", "the next token within", Histogram.TOKEN_GAP),
        LATENCY("latency", "the whole answer within", Histogram.LATENCY);

        private final String word;
        private final String said;
        private final Histogram histogram;

        Shown(String word, String said, Histogram histogram) {
            this.word = word;
            this.said = said;
            this.histogram = histogram;
        }
    }

    /// Of a promise that says no share.
    private static final Rational USUAL = Rational.of(99, 100);

    /// In the order of the language.
    static List<Promise> of(Endpoint endpoint) {
        var slo = endpoint.details().slo();
        var promises = new ArrayList<Promise>();
        if (slo != null) {
            var value = slo.value();
            add(promises, Shown.FIRST_TOKEN, value.firstToken(), value);
            add(promises, Shown.TOKEN_GAP, value.tokenGap(), value);
            add(promises, Shown.LATENCY, value.latency(), value);
            var availability = value.availability();
            if (availability != null) {
                promises.add(
                        new Promise(
                                "availability",
                                "an answer that is no error of the engine",
                                availability.value(),
                                null,
                                Rational.ZERO,
                                availability.origin()));
            }
        }
        return promises;
    }

    private static void add(
            List<Promise> promises, Shown shown, @Nullable Sourced<Quantity> most, Slo slo) {
        if (most == null) {
            return;
        }
        var availability = slo.availability();
        promises.add(
                new Promise(
                        shown.word,
                        shown.said + " " + most.value(),
                        availability == null ? USUAL : availability.value(),
                        shown.histogram,
                        most.value().amount(),
                        most.origin()));
    }

    /// Share of the requests of a window that it was broken for, 0 to 1.
    String broken(String selector, String window) {
        if (histogram == null) {
            var asked = selector + ",handler=~\"/v1/.*\"";
            return Query.rate("http_requests_total", asked + ",status=\"5xx\"", window)
                    + " / "
                    + Query.rate("http_requests_total", asked, window);
        }
        return "1 - ("
                + histogram.atMost(seconds, selector, window)
                + ") / "
                + histogram.all(selector, window);
    }

    /// Share that may be broken.
    Rational budget() {
        return Rational.ONE.minus(objective);
    }
}
