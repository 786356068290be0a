package dev.platformc.emit.monitoring;

import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Team;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Makes the alerts of one declaration: whom they call and what they are about.
///
/// @param labels of every alert, by which Alertmanager finds whom to call
record Alarm(Map<String, String> labels) {
    enum Severity {
        /// Somebody gets up.
        CRITICAL,
        /// Somebody looks at it in the morning.
        WARNING
    }

    /// @param kind label of what it is about: `endpoint`
    static Alarm of(
            Platform platform, @Nullable Sourced<Team> team, String kind, String declaration) {
        var labels = new TreeMap<String, String>();
        labels.put("platform", platform.id().objectName());
        labels.put(kind, declaration);
        var owner = platform.owner();
        if (owner != null) {
            labels.put("owner", owner.value());
        }
        if (team != null) {
            labels.put("team", team.value().id().objectName());
        }
        return new Alarm(labels);
    }

    /// @param lasting how long it must hold: `5m`
    /// @param summary one line, the declaration named
    /// @param description what it means and where to look first
    Specs.Rule rings(
            String name,
            Severity severity,
            String lasting,
            String expr,
            String summary,
            String description) {
        var all = new TreeMap<>(labels);
        all.put("severity", severity == Severity.CRITICAL ? "critical" : "warning");
        var annotations = new TreeMap<String, String>();
        annotations.put("summary", summary);
        annotations.put("description", description);
        return new Specs.Rule(null, name, expr, lasting, all, annotations);
    }

    /// @param more labels of the series besides those of the declaration
    Specs.Rule records(String name, String expr, Map<String, String> more) {
        var all = new TreeMap<>(labels);
        all.remove("owner");
        all.putAll(more);
        return new Specs.Rule(name, null, expr, null, all, null);
    }
}
