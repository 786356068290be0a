package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.eval.Declared;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Team;
import java.util.HashMap;
import java.util.List;

final class TeamBuilder {
    private final Report report;

    TeamBuilder(Report report) {
        this.report = report;
    }

    Team build(Declared declared) {
        var written = Attributes.of(report, declared);
        var namespace = written.text("namespace");
        written.texts("people");
        written.notEmitted("people");
        var team =
                new Team(
                        declared.id(),
                        namespace != null
                                ? namespace
                                : Sourced.preset(declared.id().objectName(), written.declaration()),
                        written.text("isolation", "slice").map(TeamBuilder::isolation),
                        written.text("data", "internal"),
                        written.text("cost-center"));
        written.finish();
        if (namespace != null && !ObjectNames.isLabel(namespace.value())) {
            report.add(ObjectNames.invalid("namespace", namespace.value(), namespace.span()));
        }
        return team;
    }

    /// Two teams in one namespace would not be kept apart.
    static void checkNamespaces(Report report, List<Team> teams) {
        var seen = new HashMap<String, Team>();
        for (var team : teams) {
            var first = seen.putIfAbsent(team.namespace().value(), team);
            boolean sameObject =
                    first != null && first.id().objectName().equals(team.id().objectName());
            if (first != null && !sameObject) {
                report.add(
                        Diagnostic.of(
                                        Code.DUPLICATE_NAME,
                                        "two teams have the namespace `"
                                                + team.namespace().value()
                                                + "`",
                                        team.namespace().span(),
                                        "nothing would keep them apart")
                                .withRelated(first.namespace().span(), "the other one"));
            }
        }
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
