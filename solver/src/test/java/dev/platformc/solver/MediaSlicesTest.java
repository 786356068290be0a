package dev.platformc.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.platformc.plan.CardRun.Use;
import dev.platformc.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Slices with the media engines, of which a card has one set.
class MediaSlicesTest {
    private static String text(int gpus, String slices) {
        return "platform lab\npool dgx { nodes = 1 x dgx-a100-80gb, price = 20 USD/h }\n"
                + "sharing cut { pool = dgx, gpus = "
                + gpus
                + ", slice = mig }\n"
                + "queue video { on = cut, slices = ["
                + slices
                + "] }\n";
    }

    private static List<String> layouts(Plan plan) {
        var layouts = new ArrayList<String>();
        for (var run : plan.pools().getFirst().nodes()) {
            for (var cards : run.cards()) {
                for (int i = 0; i < cards.count(); i++) {
                    if (cards.use() instanceof Use.Cut(_, var slices) && !slices.isEmpty()) {
                        layouts.add(
                                String.join(
                                        " ",
                                        slices.stream()
                                                .map(s -> s.profile().name())
                                                .sorted()
                                                .toList()));
                    }
                }
            }
        }
        return layouts.stream().sorted().toList();
    }

    @Test
    void oneSetOfEnginesACard() {
        assertEquals(
                List.of("1g.10gb+me", "1g.10gb+me"),
                layouts(Examples.plan(text(3, "2 x 1g.10gb+me"))));
        assertNull(Examples.compile(text(1, "2 x 1g.10gb+me")).value());
    }

    @Test
    void theRestOfTheCardIsForOthers() {
        assertEquals(
                List.of("1g.10gb+me 2g.20gb 4g.40gb"),
                layouts(Examples.plan(text(1, "1 x 1g.10gb+me, 1 x 2g.20gb, 1 x 4g.40gb"))));
    }
}
