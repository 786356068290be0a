package dev.platformc.core.build;

import dev.platformc.core.eval.Declared;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Team;

final class TeamBuilder {
    private final Report report;

    TeamBuilder(Report report) {
        this.report = report;
    }

    Team build(Declared declared) {
        var written = Attributes.of(report, declared);
        var namespace = written.text("namespace");
        var team =
                new Team(
                        declared.id(),
                        namespace != null
                                ? namespace
                                : Sourced.preset(
                                        declared.id().objectName(), written.declaration()),
                        written.text("isolation", "slice").map(TeamBuilder::isolation),
                        written.text("data", "internal"),
                        written.text("cost-center"));
        written.finish();
        if (namespace != null && !ObjectNames.isLabel(namespace.value())) {
            report.add(ObjectNames.invalid("namespace", namespace.value(), namespace.span()));
        }
        return team;
    }

    private static Team.Isolation isolation(String word) {
        return switch (word) {
            case "none" -> Team.Isolation.NONE;
            case "gpu" -> Team.Isolation.GPU;
            case "node" -> Team.Isolation.NODE;
            default -> Team.Isolation.SLICE;
        };
    }
}
