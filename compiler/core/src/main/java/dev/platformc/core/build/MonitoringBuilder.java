package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.eval.Declared;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Monitoring;
import dev.platformc.core.model.Sourced;
import java.util.ArrayList;
import java.util.List;

/// What is watched, and what rings.
final class MonitoringBuilder {
    private static final List<String> ALL =
            List.of(
                    "gpu-errors",
                    "idle-gpus",
                    "kv-pressure",
                    "gang-waiting",
                    "slo-burn",
                    "quota-full",
                    "lease-overrun");

    /// Alerts that need what DCGM measures.
    private static final List<String> OF_DCGM = List.of("gpu-errors", "idle-gpus");

    private final Report report;
    private final Built<Endpoint> endpoints;

    MonitoringBuilder(Report report, Built<Endpoint> endpoints) {
        this.report = report;
        this.endpoints = endpoints;
    }

    Monitoring build(Declared declared) {
        var written = Attributes.of(report, declared);
        written.find("stack");
        var alerts = written.list("alerts");
        var watch = written.list("watch");
        var monitoring =
                new Monitoring(
                        declared.id(),
                        written.bool("dcgm", true),
                        alerts == null
                                ? Sourced.preset(ALL, written.declaration())
                                : written.texts("alerts"),
                        written.bool("dashboards", true),
                        watch == null
                                ? Sourced.preset(endpoints.all(), written.declaration())
                                : watch.map(this::found));
        written.finish();
        check(monitoring);
        return monitoring;
    }

    private List<Endpoint> found(List<Sourced<Value>> elements) {
        var found = new ArrayList<Endpoint>();
        for (var element : elements) {
            var endpoint =
                    element.value() instanceof Value.Reference(var target)
                            ? endpoints.find(target)
                            : null;
            if (endpoint != null) {
                found.add(endpoint);
            }
        }
        return found;
    }

    private void check(Monitoring monitoring) {
        var alerts = monitoring.alerts();
        var blind = OF_DCGM.stream().filter(alerts.value()::contains).toList();
        if (!monitoring.dcgm().value() && !blind.isEmpty() && alerts.isWritten()) {
            report.add(
                    Diagnostic.of(
                                    Code.METRIC_MISSING,
                                    BuildMessages.listed(blind) + " ring on what nobody measures",
                                    alerts.span(),
                                    "read from DCGM")
                            .withRelated(monitoring.dcgm().span(), "which is off"));
        }
        for (var endpoint : endpoints.all()) {
            var slo = endpoint.details().slo();
            boolean isWatched =
                    monitoring.watch().value().stream().anyMatch(e -> e.id().equals(endpoint.id()));
            if (slo != null && !isWatched) {
                report.add(
                        Diagnostic.of(
                                        Code.UNWATCHED_ENDPOINT,
                                        "nobody watches the promise of `"
                                                + endpoint.id().name()
                                                + "`",
                                        slo.span(),
                                        "a promise")
                                .withRelated(monitoring.watch().span(), "what is watched"));
            }
        }
    }
}
