package dev.platformc.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.plan.CardRun.Use;
import dev.platformc.plan.Plan;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// A team that wants cards of its own, on cards that a sharing cuts.
class IsolationTest {
    private static final String TEAMS =
            """
            platform bank
            pool a100 { nodes = 2 x dgx-a100-80gb }
            sharing cards { pool = a100, gpus = 4, slice = mig }
            sharing own   { pool = a100, gpus = 2, slice = mig }
            team risk  { isolation = gpu }
            team rates { }
            queue rates { team = rates, on = cards, slices = [4 x 1g.10gb] }
            """;

    @Test
    void aQuotaOfCardsThatOthersUseIsRefusedBeforeAnythingRunsThere() {
        var outcome =
                Examples.compile(
                        TEAMS + "queue risk { team = risk, on = cards, slices = [2 x 1g.10gb] }\n");
        var errors = outcome.diagnostics().stream().filter(Diagnostic::isError).toList();
        assertEquals(1, errors.size(), errors.toString());
        assertEquals("wants a card of its own", primary(errors.getFirst()));
    }

    @Test
    void aSharingOfItsOwnKeepsItApart() {
        var outcome =
                Examples.compile(
                        TEAMS + "queue risk { team = risk, on = own, slices = [2 x 1g.10gb] }\n");
        assertNotNull(outcome.value(), outcome.diagnostics().toString());
    }

    @Test
    void noOtherSharingCutsItsSizesOnItsMachines() {
        var plan =
                Examples.plan(
                        TEAMS + "queue risk { team = risk, on = own, slices = [2 x 1g.10gb] }\n");
        assertEquals(Set.of("cards"), sharings(plan, 0));
        assertEquals(Set.of("own"), sharings(plan, 1));
    }

    @Test
    void otherSizesMayStandBesideIt() {
        var plan =
                Examples.plan(
                        TEAMS + "queue risk { team = risk, on = own, slices = [2 x 3g.40gb] }\n");
        assertEquals(Set.of("cards", "own"), sharings(plan, 0));
    }

    @Test
    void whereNoMachineIsLeftForItThatIsSaid() {
        var outcome =
                Examples.compile(
                        TEAMS.replace("2 x dgx", "1 x dgx")
                                + "queue risk { team = risk, on = own, slices = [2 x 1g.10gb] }\n");
        var errors = outcome.diagnostics().stream().filter(Diagnostic::isError).toList();
        assertEquals(1, errors.size(), errors.toString());
        assertEquals("asks for 2 cards", primary(errors.getFirst()));
        assertEquals(
                "found no machine for `own` without slices that another sharing has too",
                errors.getFirst().headline());
    }

    @Test
    void whatIsLeftIsWhatIsOpen() {
        var text =
                TEAMS.replace(
                        "sharing cards { pool = a100, gpus = 4,", "sharing cards { pool = a100,");
        var plan =
                Examples.plan(
                        text + "queue risk { team = risk, on = own, slices = [2 x 1g.10gb] }\n");
        assertEquals(6, plan.pools().getFirst().freeGpus());
    }

    /// Whose cards are on a machine.
    private static Set<String> sharings(Plan plan, int node) {
        var names = new TreeSet<String>();
        for (var run : plan.pools().getFirst().nodes()) {
            for (var cards : run.cards()) {
                boolean here = run.first() <= node && node < run.first() + run.count();
                if (here && cards.use() instanceof Use.Cut cut) {
                    names.add(cut.sharing().id().name());
                }
            }
        }
        return names;
    }

    private static String primary(Diagnostic diagnostic) {
        var label = diagnostic.primary();
        return label == null ? "" : label.text();
    }
}
