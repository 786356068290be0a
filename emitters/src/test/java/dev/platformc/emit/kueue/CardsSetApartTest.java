package dev.platformc.emit.kueue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.emit.Compiled;
import org.junit.jupiter.api.Test;

/// Whole cards of a sharing are called `nvidia.com/gpu` like those of the pool: only labels tell
/// their machines apart.
class CardsSetApartTest {
    private final Compiled lab =
            new Compiled(
                    """
                    platform lab
                    pool dgx { nodes = 4 x dgx-h100 }
                    sharing apart { pool = dgx, gpus = 8, slice = whole }
                    queue all { on = [apart, dgx] }
                    gang big {
                      queue   = all
                      on      = apart
                      workers = 1 x worker { gpus = 8 }
                      run     = pytorch { image = "registry.acme.example/t:1" }
                    }
                    gang rest {
                      queue   = all
                      on      = dgx
                      workers = 3 x worker { gpus = 8 }
                      run     = pytorch { image = "registry.acme.example/t:1" }
                    }
                    """);

    @Test
    void a_gang_on_cards_set_apart_asks_for_their_machines() {
        assertTrue(pods("trainingruntime-big.yaml").contains("platformc.dev/sharing-apart"));
        assertTrue(!pods("trainingruntime-rest.yaml").contains("platformc.dev/sharing-apart"));
    }

    private String pods(String file) {
        return lab.object(file).at("/spec/template/spec/replicatedJobs/0").toString();
    }

    @Test
    void kueue_knows_the_machines_of_each_flavor() {
        assertEquals(
                "{\"platformc.dev/pool\":\"dgx\",\"platformc.dev/sharing-apart\":\"true\"}",
                lab.object("resourceflavor-dgx.apart.yaml").at("/spec/nodeLabels").toString());
        assertEquals(
                "{\"platformc.dev/pool\":\"dgx\"}",
                lab.object("resourceflavor-dgx.yaml").at("/spec/nodeLabels").toString());
    }
}
