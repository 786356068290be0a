package dev.platformc.solver.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.diagnostic.Diagnostic.Note;
import dev.platformc.plan.WorkloadPlan.Spot;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockTest {
    private static LockedPlan section(Map<String, String> parameters) {
        var pools = new TreeMap<String, List<LockedPlan.Cards>>();
        pools.put(
                "a100",
                List.of(
                        new LockedPlan.Cards(
                                0, 1, 0, 1, "pin", "old", "4g.40gb at 0, 3g.40gb at 4"),
                        new LockedPlan.Cards(0, 1, 1, 7, "sharing", "slices", ""),
                        new LockedPlan.Cards(1, 3, 0, 8, "whole", "", "")));
        pools.put("cpus", List.of());
        var workloads = new TreeMap<String, List<Spot>>();
        workloads.put("endpoint.chat", List.of(new Spot(0, 1, 2), new Spot(1, 3, 1)));
        workloads.put("endpoint.idle", List.of());
        return new LockedPlan(
                new TreeMap<>(parameters),
                new TreeMap<>(Map.of("catalog", "2026.11", "compiler", "0.1", "language", "1")),
                new TreeMap<>(Map.of("a100", "20 USD/h", "cpus", "unpriced")),
                pools,
                workloads);
    }

    @Test
    void whatIsWrittenIsRead() {
        var lock =
                new Lock(
                        List.of(
                                section(Map.of("env", "prod", "note", "a \"quoted\"\nline\\")),
                                section(Map.of("env", "dev")),
                                section(Map.of())));
        var read = Lock.read(lock.text()).value();
        assertNotNull(read);
        assertEquals(lock, read);
        assertEquals(lock.text(), read.text());
    }

    @Test
    void linesMayEndAsOnWindows() {
        var lock = new Lock(List.of(section(Map.of())));
        assertEquals(lock, Lock.read(lock.text().replace("\n", "\r\n")).value());
    }

    @Test
    void aSectionIsFoundByItsParameters() {
        var lock = new Lock(List.of(section(Map.of("env", "prod")), section(Map.of())));
        assertEquals(
                Map.of("env", "prod"), lock.of(Map.of("env", "prod")).orElseThrow().parameters());
        assertTrue(lock.of(Map.of("env", "dev")).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lock: 1 | lock: 2 | line 3: its format is 2 and this compiler reads 1",
                "use: whole | use: holed | line 27: `holed` is no use of a card",
                "units-on-each: 2 | units-on-each: two | line 32: `two` is no number or range",
                "nodes: 2..4 | nodes: 4..2 | line 25: `4..2` is no number or range",
                "'    versions:' | '    wersions:' | line 6: `versions:` is expected here",
                "'\"2026.11\"' | '\"2026.11' | line 7: the closing quote is missing",
                "'\"2026.11\"' | '2026.11' | line 7: `catalog` needs a value in quotes",
                "cpus: [] | cpus: [x] | line 28: there is nothing to read after `cpus:`",
                "- parameters: {} | - parameters: none | line 5: there is nothing to read after `parameters:`",
                "endpoint.idle | endpoint.chat | line 35: `endpoint.chat` is there twice",
                "'lock: 1' | 'lock:1' | line 3: there is no space after the colon",
            })
    void whatIsDamagedIsRefusedWithItsLine(String good, String bad, String reason) {
        var text = new Lock(List.of(section(Map.of()))).text();
        assertTrue(text.contains(good), text);
        var outcome = Lock.read(text.replaceFirst(java.util.regex.Pattern.quote(good), bad));
        assertNull(outcome.value());
        assertEquals(new Note.Info(reason), outcome.diagnostics().getFirst().notes().getFirst());
    }

    @Test
    void everyCutOffTextIsReadOrRefused() {
        var text = new Lock(List.of(section(Map.of("env", "prod")))).text();
        for (int end = 0; end < text.length(); end++) {
            var outcome = Lock.read(text.substring(0, end));
            assertTrue(outcome.value() != null || outcome.hasErrors());
        }
    }
}
