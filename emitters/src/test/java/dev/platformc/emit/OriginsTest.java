package dev.platformc.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Sourced;
import dev.platformc.plan.Plan;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every field knows the line it comes from, and every line reaches a field.
class OriginsTest {
    static Stream<Named<Plan>> plans() {
        return EmittersTest.plans();
    }

    @ParameterizedTest
    @MethodSource("plans")
    void a_field_with_a_source_is_in_the_document(Plan plan) {
        for (var document : Emitters.emit(plan)) {
            var tree = Yaml.tree(document.content());
            for (var field : document.origins()) {
                assertFalse(
                        tree.at(field.pointer()).isMissingNode(),
                        () -> document.path() + " has no " + field.pointer());
            }
        }
    }

    /// What reaches no field of these documents, and where it goes instead.
    private static final Map<String, String> ELSEWHERE =
            Map.ofEntries(
                    Map.entry("Platform.currency", "the report"),
                    Map.entry("Cluster.scheduler", "which kinds are written"),
                    Map.entry("Pool.scheduler", "which kinds are written"),
                    Map.entry("NodeType.cpu", "sizes of workers and quotas"),
                    Map.entry("NodeType.memory", "sizes of workers and quotas"),
                    Map.entry("Sharing.gpus", "the placement"),
                    Map.entry("Pin.hosts", "the placement"),
                    Map.entry("Pin.gpus", "the placement"),
                    Map.entry("Pin.layout", "the placement"),
                    Map.entry("Pin.never", "whether mig-parted may touch a card"),
                    Map.entry("Team.isolation", "the placement"),
                    Map.entry("Gang.start", "the proof"),
                    Map.entry("Endpoint.start", "the proof"),
                    Map.entry("Details.adapters", "said where written: no emitter yet"),
                    Map.entry("Details.route", "said where written: no emitter yet"),
                    Map.entry("Needs.hosts", "said where written: no emitter yet"),
                    Map.entry("GitOps.mode", "said where written: no emitter yet"),
                    Map.entry("Options.spot", "said where written: no emitter yet"),
                    Map.entry("Options.virtualisation", "said where written: no emitter yet"),
                    Map.entry("Options.ignoredXids", "said where written: no emitter yet"),
                    Map.entry("Options.onFailure", "said where written: no emitter yet"));

    @Test
    void every_attribute_reaches_a_field() {
        var reached = new HashSet<Origin>();
        var written = new TreeMap<String, Set<Origin>>();
        for (var plan : Plans.all().values()) {
            for (var document : Emitters.emit(plan)) {
                document.origins().forEach(field -> reached.add(field.origin()));
            }
        }
        Plans.all()
                .values()
                .forEach(plan -> collect("Plan", plan.platform(), written, new HashSet<>()));
        var lost = new TreeSet<String>();
        written.forEach((attribute, origins) -> {
            if (origins.stream().noneMatch(reached::contains)) {
                lost.add(attribute);
            }
        });
        assertEquals(new TreeSet<>(ELSEWHERE.keySet()), lost);
    }

    private static void collect(
            String name, Object value, Map<String, Set<Origin>> into, Set<Object> seen) {
        switch (value) {
            case Sourced<?> sourced -> {
                into.computeIfAbsent(name, _ -> new HashSet<>()).add(sourced.origin());
                collect(name, sourced.value(), into, seen);
            }
            case Collection<?> all -> all.forEach(each -> collect(name, each, into, seen));
            case Map<?, ?> map -> map.values().forEach(each -> collect(name, each, into, seen));
            case Record one when one.getClass().getPackageName().endsWith("core.model") -> {
                if (seen.add(one) && !(one instanceof Origin)) {
                    for (var component : one.getClass().getRecordComponents()) {
                        collect(one, component, into, seen);
                    }
                }
            }
            default -> {}
        }
    }

    private static void collect(
            Record record,
            RecordComponent component,
            Map<String, Set<Origin>> into,
            Set<Object> seen) {
        try {
            var value = component.getAccessor().invoke(record);
            if (value != null) {
                var name = record.getClass().getSimpleName() + "." + component.getName();
                collect(name, value, into, seen);
            }
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
