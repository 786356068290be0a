package dev.platformc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.cli.report.MemoryReport;
import dev.platformc.cli.report.Summary;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.syntax.Item;
import dev.platformc.core.syntax.Member;
import dev.platformc.core.syntax.Parser;
import dev.platformc.core.text.Source;
import dev.platformc.core.text.SourceSet;
import dev.platformc.emit.Emitters;
import dev.platformc.solver.Budget;
import dev.platformc.solver.Compilation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What is written is heard: without an attribute something else is written, placed or said. An
/// attribute that makes no difference wherever it stands was read and forgotten.
class NothingDroppedTest {
    /// Heard by what is not compared here, or written there as it would be anyway.
    private static final Map<String, String> HEARD_ELSEWHERE =
            Map.ofEntries(
                    Map.entry("cluster.pod-security", "namespaces: NamespaceEmitterTest"),
                    Map.entry("cluster.region", "namespaces"),
                    Map.entry("endpoint.start", "the solver: RandomPlatformsTest"),
                    Map.entry("endpoint.typical", "facts: `waste`"),
                    Map.entry("gang.typical", "facts: `waste`"),
                    Map.entry("gpu.deprecated", "a warning where it is used"),
                    Map.entry("gpu.link", "reach of NVLink of a node that says none"),
                    Map.entry("manifest.cluster", "its folder, where there are several"),
                    Map.entry("monitoring.stack", "there is one"),
                    Map.entry("node.devices", "device-not-there"),
                    Map.entry("node.domain", "tensor-crosses-domain"),
                    Map.entry("node.nics", "slow-edge"),
                    Map.entry("patch.labels", "no object of its own"),
                    Map.entry("pin.disrupt", "the solver: StayTest"),
                    Map.entry("platform.language", "language-newer, lint"),
                    Map.entry("policy.deprecated", "a warning where it is waived"),
                    Map.entry("policy.labels", "no object of its own"),
                    Map.entry("pool.fabric", "slow-edge"),
                    Map.entry("ray.typical", "facts: `waste`"),
                    Map.entry("registry.kind", "there is one"),
                    Map.entry("step.typical", "facts: `waste`"),
                    Map.entry("team.isolation", "isolation-broken"),
                    Map.entry("test.deprecated", "no use that could be warned of"),
                    Map.entry("test.labels", "no object of its own"),
                    Map.entry("waive.labels", "no object of its own"),
                    Map.entry("waive.until", "check --as-of"),
                    Map.entry("workspace.typical", "facts: `waste`"));

    private static final List<String> PLATFORMS =
            List.of("examples/", "cases/attributes/", "resources/reference/", "resources/explain/");

    @Test
    void an_attribute_that_is_taken_away_makes_a_difference() throws IOException {
        var heard = new TreeMap<String, Boolean>();
        int tried = 0;
        for (var text : PlatformTexts.all()) {
            if (PLATFORMS.stream().noneMatch(text.name()::contains)) {
                continue;
            }
            var before = outcome(text.sources());
            for (var source : text.sources().ofPlatform()) {
                for (var attribute : attributes(source)) {
                    if (!isExempt(attribute.name())
                            && !heard.getOrDefault(attribute.name(), false)) {
                        tried++;
                        var after = outcome(text.sources().replacing(without(source, attribute)));
                        heard.merge(attribute.name(), !before.equals(after), Boolean::logicalOr);
                    }
                }
            }
        }
        var unheard = new TreeSet<String>();
        heard.forEach((name, isHeard) -> {
            if (!isHeard) {
                unheard.add(name);
            }
        });
        assertEquals(
                new TreeSet<>(HEARD_ELSEWHERE.keySet()),
                unheard,
                "of " + heard.size() + " attributes, " + tried + " tries");
        assertTrue(heard.size() > 150, "only " + heard.size());
    }

    /// Of a former name only the lock hears.
    private static boolean isExempt(String name) {
        return name.endsWith(".was");
    }

    /// @param name `endpoint.context`
    private record Written(String name, int start, int end) {}

    private static List<Written> attributes(Source source) {
        var found = new ArrayList<Written>();
        var parsed = Parser.parse(source).value();
        if (parsed != null) {
            parsed.items().forEach(item -> collect(item, found));
        }
        return found;
    }

    private static void collect(Item item, List<Written> found) {
        if (!(item instanceof Item.Declaration declaration) || declaration.body() == null) {
            return;
        }
        for (var member : declaration.body().members()) {
            if (member instanceof Member.Attribute attribute) {
                found.add(
                        new Written(
                                declaration.kind().text() + "." + attribute.key().text(),
                                attribute.span().start(),
                                attribute.span().end()));
            } else if (member instanceof Item.Declaration inner) {
                collect(inner, found);
            }
        }
    }

    /// As long as before, so that all else stays in its place.
    private static Source without(Source source, Written attribute) {
        var gone =
                source.text()
                        .substring(attribute.start(), attribute.end())
                        .replaceAll("[^\n]", " ");
        return new Source(
                source.path(),
                source.text().substring(0, attribute.start())
                        + gone
                        + source.text().substring(attribute.end()));
    }

    /// All that a user gets to see.
    private static String outcome(SourceSet sources) {
        var compiled = Compilation.plan(sources, Map.of(), null, Budget.USUAL);
        var all = new StringBuilder();
        for (Diagnostic diagnostic : compiled.diagnostics()) {
            all.append(diagnostic.code()).append(' ').append(diagnostic.headline()).append('\n');
            diagnostic.related().forEach(label -> all.append(label.text()).append('\n'));
            all.append(diagnostic.notes()).append('\n');
        }
        var plan = compiled.value();
        if (plan != null) {
            MemoryReport.lines(plan.platform()).forEach(line -> all.append(line).append('\n'));
            Summary.lines(plan).forEach(line -> all.append(line).append('\n'));
            all.append(Compilation.lock(plan));
            var emitted = Emitters.emit(plan, sources);
            emitted.diagnostics().forEach(d -> all.append(d.headline()).append('\n'));
            var documents = emitted.value();
            if (documents != null) {
                documents.forEach(document ->
                        all.append(document.path())
                                .append('\n')
                                .append(document.content())
                                .append('\n'));
            }
        }
        return all.toString();
    }
}
