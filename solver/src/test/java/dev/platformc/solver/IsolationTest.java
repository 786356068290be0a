package dev.platformc.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.platformc.core.diagnostic.Diagnostic;
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

    private static String primary(Diagnostic diagnostic) {
        var label = diagnostic.primary();
        return label == null ? "" : label.text();
    }
}
