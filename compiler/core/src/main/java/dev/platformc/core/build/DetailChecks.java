package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.CountRange;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Endpoint.Details;
import dev.platformc.core.model.Endpoint.Engine.Kind;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.text.Span;
import org.jspecify.annotations.Nullable;

/// What an endpoint writes besides its load, against the rest of it.
final class DetailChecks {
    private DetailChecks() {}

    static void check(
            Report report,
            Demand demand,
            Details details,
            Endpoint.Engine engine,
            @Nullable Sourced<CountRange> replicas) {
        AdapterChecks.base(report, demand, details.adapters());
        var scale = details.scale();
        boolean isRange =
                replicas != null && replicas.value().isRange()
                        || details.prefill() != null
                                && details.prefill().value().replicas().isRange();
        if (scale != null && !isRange) {
            report.add(scaleWithoutRange(demand.id(), scale, replicas));
        }
        cannot(report, demand, details, engine.kind());
    }

    private static void cannot(Report report, Demand demand, Details details, Kind kind) {
        var id = demand.id();
        var adapters = details.adapters();
        if (kind == Kind.PAGED && !adapters.value().isEmpty()) {
            report.add(cannot(id, "`paged`", "adapters", adapters.span()));
        }
        var prefill = details.prefill();
        if (prefill != null && (kind == Kind.PAGED || kind == Kind.RAY_SERVE)) {
            report.add(cannot(id, word(kind), "prefill apart from decode", prefill.span()));
        }
        if (kind == Kind.RAY_SERVE && details.route().value() != Endpoint.Route.ROUND_ROBIN) {
            report.add(cannot(id, "`ray-serve`", "a route by cache", details.route().span()));
        }
    }

    private static String word(Kind kind) {
        return kind == Kind.PAGED ? "`paged`" : "`ray-serve`";
    }

    static Diagnostic cannot(Identity id, String engine, String what, Span at) {
        return Diagnostic.of(
                Code.ENGINE_CANNOT,
                "the engine " + engine + " of `" + id.name() + "` cannot do " + what,
                at,
                "asked for here");
    }

    private static Diagnostic scaleWithoutRange(
            Identity id, Endpoint.Scale scale, @Nullable Sourced<CountRange> replicas) {
        var message =
                Diagnostic.of(
                        Code.SCALE_WITHOUT_RANGE,
                        id.display() + " says what scales it and has a fixed number",
                        scale.by().isWritten() ? scale.by().span() : id.span(),
                        "there is nothing to choose");
        return replicas == null
                ? message.withNote("without `replicas` there is one")
                : message.withRelated(replicas.span(), "a range such as `1..4` may be scaled");
    }

    static Diagnostic sloWithoutNumbers(Span at) {
        return Diagnostic.of(
                Code.SLO_WITHOUT_NUMBERS, "a promise without a number", at, "nothing is promised");
    }
}
