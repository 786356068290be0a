package dev.platformc.emit.monitoring;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Platform;
import dev.platformc.hardware.quantity.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How fast an endpoint uses up what it may break of its promises, over several windows at once: a
/// long one so that it matters, a short one so that it is still so.
///
/// The windows and factors are those of the Site Reliability Workbook, chapter 5, for a budget of
/// thirty days: 14.4 times as fast uses 2 % of it in an hour, once as fast 10 % in three days.
final class Burn {
    static final String RECORD = "platformc:promise_broken:ratio_rate";
    private static final List<String> WINDOWS = List.of("5m", "30m", "1h", "2h", "6h", "1d", "3d");

    /// @param tenths factor times ten
    private record Pace(int tenths, String longer, String shorter) {}

    private static final List<Pace> FAST =
            List.of(new Pace(144, "1h", "5m"), new Pace(60, "6h", "30m"));
    private static final List<Pace> SLOW =
            List.of(new Pace(30, "1d", "2h"), new Pace(10, "3d", "6h"));

    private Burn() {}

    /// Recorded for every window, since alerts and dashboards ask for the same.
    static List<Specs.Rule> records(Promise promise, String selector, Alarm alarm) {
        return WINDOWS.stream()
                .map(window ->
                        alarm.records(
                                RECORD + window,
                                promise.broken(selector, window),
                                Map.of("promise", promise.word())))
                .toList();
    }

    static List<Specs.Rule> alerts(
            Promise promise, Platform platform, Endpoint endpoint, Alarm alarm) {
        var name = endpoint.id().name();
        var promised = percent(promise.objective()) + " of requests get " + promise.said();
        return List.of(
                alarm.rings(
                        "SloBurnsFast",
                        Alarm.Severity.CRITICAL,
                        "2m",
                        either(promise, platform, endpoint, FAST),
                        name + " breaks its promise of " + promise.word(),
                        promised
                                + ". At this pace the budget of a month is gone in two to five days."),
                alarm.rings(
                        "SloBurnsSlowly",
                        Alarm.Severity.WARNING,
                        "1h",
                        either(promise, platform, endpoint, SLOW),
                        name + " will not keep its promise of " + promise.word(),
                        promised + ". At this pace the budget of a month does not last."));
    }

    private static String either(
            Promise promise, Platform platform, Endpoint endpoint, List<Pace> paces) {
        var parts = new ArrayList<String>();
        for (var pace : paces) {
            var most = threshold(promise, pace);
            parts.add(
                    "("
                            + series(promise, platform, endpoint, pace.longer())
                            + " > "
                            + most
                            + " and "
                            + series(promise, platform, endpoint, pace.shorter())
                            + " > "
                            + most
                            + ")");
        }
        return String.join(" or ", parts);
    }

    /// A budget so wide that more than everything would have to break is watched at nine tenths.
    private static String threshold(Promise promise, Pace pace) {
        var wanted = promise.budget().times(Rational.of(pace.tenths(), 10));
        return Rational.min(wanted, Rational.of(9, 10)).toDecimal(6);
    }

    /// What was recorded for a window.
    static String series(Promise promise, Platform platform, Endpoint endpoint, String window) {
        return Query.series(
                RECORD + window,
                Query.equal("platform", platform.id().objectName())
                        + ","
                        + Query.equal("endpoint", endpoint.id().objectName())
                        + ","
                        + Query.equal("promise", promise.word()));
    }

    private static String percent(Rational share) {
        return share.times(100).toDecimal(3) + " %";
    }
}
