package dev.platformc.emit.gpuoperator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.platformc.emit.Plans;
import dev.platformc.emit.Yaml;
import dev.platformc.plan.CardRun;
import dev.platformc.plan.CardRun.Use;
import dev.platformc.plan.NodeRun;
import dev.platformc.plan.PoolPlan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What mig-parted is told to do, and to leave alone.
class MigConfigsTest {
    private final PoolPlan planned = Plans.gpuOperator().pools().getFirst();
    private final CardRun pinned = planned.nodes().getFirst().cards().get(0);
    private final CardRun cut = planned.nodes().getFirst().cards().get(1);

    @Test
    void a_pinned_card_is_in_no_entry_and_the_others_are() {
        var node = new NodeRun(0, 1, List.of(pinned, cut, new CardRun(3, 5, new Use.Whole())));
        assertEquals(
                """
                version: v1
                mig-configs:
                  a100-main-1:
                  - devices:
                    - 1
                    - 2
                    mig-enabled: true
                    mig-devices:
                      2g.20gb: 3
                  - devices:
                    - 3
                    - 4
                    - 5
                    - 6
                    - 7
                    mig-enabled: false
                  all-disabled:
                  - devices: all
                    mig-enabled: false
                """,
                file(node));
    }

    @Test
    void a_node_of_pinned_cards_alone_gets_no_configuration() {
        var node = new NodeRun(0, 1, List.of(new CardRun(0, 8, pinned.use())));
        assertNull(MigConfigs.of(with(node)).nameFor(with(node), node));
    }

    @Test
    void whole_cards_of_all_nodes_share_one_name() {
        var node = new NodeRun(0, 4, List.of(new CardRun(0, 8, new Use.Whole())));
        assertEquals(MigConfigs.ALL_DISABLED, MigConfigs.of(with(node)).nameFor(with(node), node));
    }

    @Test
    void a_card_of_a_sharing_that_nobody_needs_is_not_handed_out_whole() {
        var sharing = ((Use.Cut) cut.use()).sharing();
        var idle = new CardRun(0, 8, new Use.Cut(sharing, List.of()));
        var byName = MigConfigs.of(with(new NodeRun(0, 1, List.of(idle)))).byName();
        var entry = byName.values().iterator().next().getFirst();
        assertEquals(Map.of("7g.80gb", 1), entry.migDevices());
    }

    @Test
    void nodes_that_are_cut_alike_share_a_configuration() {
        var rest = new CardRun(3, 5, new Use.Whole());
        var one = new NodeRun(0, 1, List.of(pinned, cut, rest));
        var two = new NodeRun(1, 1, List.of(new CardRun(0, 8, new Use.Whole())));
        var three = new NodeRun(2, 1, List.of(pinned, cut, rest));
        assertEquals(1, MigConfigs.of(with(one, two, three)).byName().size());
    }

    private String file(NodeRun node) {
        return Yaml.print(MigConfigs.file(List.of(MigConfigs.of(with(node)))));
    }

    private PoolPlan with(NodeRun... nodes) {
        return new PoolPlan(
                planned.pool(), planned.levels(), List.of(nodes), 0, 0, planned.proof());
    }
}
