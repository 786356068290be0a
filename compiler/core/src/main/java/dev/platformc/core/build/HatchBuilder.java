package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.eval.Declared;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.FieldPath;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Manifest;
import dev.platformc.core.model.Patch;
import dev.platformc.core.model.Patch.Content;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Team;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Patches and manifests, as far as they can be understood without the objects they speak of.
final class HatchBuilder {
    private final Report report;
    private final Built<Team> teams;

    HatchBuilder(Report report, Built<Team> teams) {
        this.report = report;
        this.teams = teams;
    }

    @Nullable Patch patch(Declared declared) {
        var written = Attributes.of(report, declared);
        var of = written.require(declared.id(), "of");
        var object = written.require(declared.id(), "object");
        var settings = written.find("set");
        var removals = written.list("remove");
        written.finish();
        if (of == null || object == null) {
            return null;
        }
        var whose = new ArrayList<Identity>();
        collect(of.value(), whose);
        if (whose.isEmpty()) {
            report.add(HatchMessages.ofNothing(declared.id(), of.span()));
            return null;
        }
        var kind = kind(object);
        if (settings == null && removals == null) {
            report.add(HatchMessages.saysNothing(declared.id()));
        }
        return kind == null
                ? null
                : new Patch(
                        declared.id(),
                        whose,
                        of.span(),
                        kind,
                        settings == null ? List.of() : settings(settings.value()),
                        removals == null ? List.of() : removals(removals.value()));
    }

    private static void collect(Value of, List<Identity> whose) {
        switch (of) {
            case Value.Reference(var target) -> whose.add(target.id());
            case Value.Listing(var elements) -> elements.forEach(e -> collect(e.value(), whose));
            default -> {}
        }
    }

    private Patch.@Nullable ObjectKind kindOf(String text) {
        int slash = text.lastIndexOf('/');
        var kind = text.substring(slash + 1);
        var group = slash < 0 ? null : text.substring(0, slash);
        boolean fine =
                kind.matches("[A-Z][A-Za-z0-9]*")
                        && (group == null || group.matches("[a-z0-9]([a-z0-9.-]*[a-z0-9])?"));
        return fine ? new Patch.ObjectKind(group, kind) : null;
    }

    private @Nullable Sourced<Patch.ObjectKind> kind(Sourced<Value> object) {
        var text = Attributes.textOf(object.value());
        var kind = kindOf(text);
        if (kind == null) {
            report.add(HatchMessages.noKind(text, object.span()));
            return null;
        }
        return object.map(_ -> kind);
    }

    private List<Patch.Setting> settings(Value value) {
        var settings = new ArrayList<Patch.Setting>();
        if (value instanceof Value.Settings(var written)) {
            for (var setting : written) {
                var content = content(setting.value());
                if (content != null) {
                    settings.add(new Patch.Setting(setting.path(), content));
                }
            }
        }
        return settings;
    }

    private List<FieldPath> removals(List<Sourced<Value>> elements) {
        var paths = new ArrayList<FieldPath>();
        for (var element : elements) {
            var text = Attributes.textOf(element.value());
            var path = FieldPath.read(text, element.span());
            if (path.isEmpty()) {
                report.add(HatchMessages.noPath(text, element.span()));
            }
            path.ifPresent(paths::add);
        }
        return paths;
    }

    /// Null when nothing in Kubernetes is like it, which is reported, or was before.
    private @Nullable Sourced<Content> content(Sourced<Value> value) {
        Content content =
                switch (value.value()) {
                    case Value.Missing _ -> null;
                    case Value.Amount(var quantity) -> new Content.Amount(quantity);
                    case Value.Text(var text) -> new Content.Text(text);
                    case Value.Word(var word) -> new Content.Text(word);
                    case Value.Slice(var profile, var start) when start == null ->
                            new Content.Text(profile);
                    case Value.Bool(var truth) -> new Content.Truth(truth);
                    case Value.Reference(var target) -> new Content.Text(target.id().objectName());
                    case Value.Listing(var elements) ->
                            new Content.Listing(
                                    elements.stream()
                                            .map(this::content)
                                            .filter(Objects::nonNull)
                                            .toList());
                    case Value.Fields(var fields) -> {
                        var all = new LinkedHashMap<String, Sourced<Content>>();
                        fields.forEach((name, field) -> {
                            var inside = content(field);
                            if (inside != null) {
                                all.put(name, inside);
                            }
                        });
                        yield new Content.Fields(all);
                    }
                    default -> {
                        report.add(HatchMessages.notForKubernetes(value));
                        yield null;
                    }
                };
        return content == null ? null : value.map(_ -> content);
    }

    /// @param cluster where it goes when it does not say
    @Nullable Manifest manifest(
            Declared declared, Function<Attributes, @Nullable Cluster> cluster) {
        var written = Attributes.of(report, declared);
        var yaml = written.text("yaml");
        if (yaml == null) {
            written.require(declared.id(), "yaml");
        }
        var team = written.reference("team");
        var where = cluster.apply(written);
        written.finish();
        var whose = team == null ? null : teams.find(team.value());
        if (yaml == null || where == null || (team != null && whose == null)) {
            return null;
        }
        if (yaml.value().isBlank()) {
            report.add(
                    Diagnostic.of(
                            Code.MANIFEST_INVALID,
                            declared.id().display() + " is empty",
                            yaml.span(),
                            "no object in it"));
            return null;
        }
        return new Manifest(
                declared.id(),
                where,
                team == null || whose == null ? null : new Sourced<>(whose, team.origin()),
                yaml);
    }
}
