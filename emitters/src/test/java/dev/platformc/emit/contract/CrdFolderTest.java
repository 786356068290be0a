package dev.platformc.emit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.emit.contract.Schema.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The definitions at hand are all understood: every word of every schema, and every rule.
class CrdFolderTest {

    @Test
    void every_definition_is_read_and_found_by_its_kind() {
        CrdFolder folder = CrdsAtHand.folder();
        List<Crd> all = folder.all();
        for (Crd crd : all) {
            for (Crd.Version version : crd.all()) {
                Crd found = folder.find(crd.group(), version.name(), crd.kind()).orElseThrow();
                assertEquals(crd.kind(), found.kind());
                assertTrue(found.versions().containsKey(version.name()));
            }
        }
        assertTrue(all.size() >= 110, all.size() + " definitions");
    }

    @Test
    void every_release_at_hand_is_listed_with_its_repository_and_tag() {
        Set<String> folders = new TreeSet<>();
        CrdsAtHand.folder().all().forEach(crd -> folders.add(crd.release()));
        Set<String> listed = new TreeSet<>();
        CrdsAtHand.releases()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> listed.add(line.substring(0, line.indexOf(' '))));
        assertEquals(listed, folders);
    }

    @Test
    void every_rule_compiles() {
        var rules = new ArrayList<Rule>();
        for (Crd crd : CrdsAtHand.folder().all()) {
            crd.all().forEach(version -> collect(version.schema(), rules));
        }
        var refused = new TreeMap<String, String>();
        for (Rule rule : rules) {
            compile(rule.text(), refused);
            if (rule.messageExpression() != null) {
                compile(rule.messageExpression(), refused);
            }
        }
        long waiting = rules.stream().filter(CelRules::waitsForUpdate).count();
        System.out.printf("%d rules compile, %d of them for updates%n", rules.size(), waiting);
        assertEquals(new TreeMap<>(), refused);
        assertTrue(rules.size() >= 1000, rules.size() + " rules");
    }

    private static void compile(String expression, Map<String, String> refused) {
        try {
            CelEnvironment.compiled(expression);
        } catch (IllegalArgumentException e) {
            refused.put(expression, String.valueOf(e.getMessage()));
        }
    }

    private static void collect(Schema schema, List<Rule> into) {
        into.addAll(schema.rules());
        schema.properties().values().forEach(s -> collect(s, into));
        if (schema.values() != null) {
            collect(schema.values(), into);
        }
        if (schema.items() != null) {
            collect(schema.items(), into);
        }
    }
}
