package dev.platformc.core.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.Frontend;
import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Endpoint.Fit;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Queue.Quota;
import dev.platformc.core.model.Workload;
import dev.platformc.hardware.quantity.Rational;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ExamplesTest {
    private static final String REFUSED = "impossible-mig";

    @TestFactory
    Stream<DynamicTest> everyExampleBuildsWithoutErrors() {
        var names = Texts.exampleNames();
        assertTrue(names.size() >= 9, "found " + names);
        return names.stream()
                .filter(name -> !name.equals(REFUSED))
                .map(name -> DynamicTest.dynamicTest(name, () -> assertNotNull(example(name))));
    }

    @Test
    void theImpossibleLayoutGivesExactlyItsError() {
        var outcome = Frontend.read(Texts.example(REFUSED), Map.of());
        assertEquals(
                List.of(Code.MIG_LAYOUT_IMPOSSIBLE),
                outcome.diagnostics().stream().map(Diagnostic::code).toList());
        assertTrue(outcome.value() == null, "it stops before the solver");
    }

    @Test
    void threeLinesMakeAPlatformWithAllDefaults() {
        var platform = example("quickstart");
        assertEquals("hello", platform.id().name());
        assertEquals("main", platform.clusters().getFirst().id().name());
        assertEquals("1.36", platform.clusters().getFirst().kubernetes().value());
        var chat = platform.endpoints().getFirst();
        assertEquals("gpus", chat.on().value().id().name());
        assertEquals("default", chat.on().origin().word());
        assertEquals(8192, chat.context().value());
        assertEquals(16, chat.concurrency().value());
        assertEquals(1, chat.replicas().value().least());
        assertEquals(Rational.of(15, 100), chat.overhead().value());
        assertEquals("hello", platform.namespaceOf(chat));
        assertEquals(Workload.Start.GUARANTEED, chat.start().value());
        assertFalse(chat.engine().image().value().endsWith("latest"));
        var fit = (Fit.Gpus) chat.fit().value();
        assertEquals(1, fit.tensor());
    }

    @Test
    void aNodeWithoutAWrittenPriceHasTheEstimateOfItsCards() {
        var pool = example("quickstart").pools().getFirst();
        assertTrue(pool.priceIsEstimate());
        assertNotNull(pool.price());
        assertEquals(Rational.of(8 * 35, 10), pool.price().value().amount());
        assertEquals("catalog", pool.price().origin().word());
    }

    @Test
    void theThirdStepFindsTheSmallestSlice() {
        var fit = (Fit.Slice) example("first-steps/3-share").endpoints().getFirst().fit().value();
        // 8,030,261,248 parameters x 1 byte and 128,256 x 4096 x 2 of them once more: 8.46 GiB;
        // 8 x 8192 tokens x 128 KiB = 8 GiB. 16.46 GiB is more than 9.75 x 0.85 = 8.29 and less
        // than 19.62 x 0.85 = 16.68
        assertEquals("1g.20gb", fit.profile().name());
    }

    @Test
    void theFourthStepPutsTheGangThroughItsQueue() {
        var platform = example("first-steps/4-train");
        var gang = platform.gangs().getFirst();
        assertEquals("gpus", gang.on().value().id().name());
        assertEquals("inferred", gang.on().origin().word());
        assertEquals(new Quota.Gpus(8), platform.queues().getFirst().quota().value());
        assertEquals(8, gang.workers().value());
        var required = gang.place().required();
        assertNotNull(required);
        assertEquals("node", required.value());
    }

    @Test
    void theTrainingClusterKnowsItsTreeQuotasAndPriorities() {
        var platform = example("training");
        var pool = platform.pools().getFirst();
        assertEquals(List.of("block", "rack", "node"), pool.levelWords());
        assertEquals(32, pool.nodes().least());
        assertEquals(1, pool.spare().value());
        assertFalse(pool.priceIsEstimate());
        var pretrain = gang(platform, "pretrain");
        assertEquals("urgent", nameOf(pretrain));
        assertEquals("routine", nameOf(gang(platform, "grasp")));
        assertEquals(Workload.Start.QUEUED, gang(platform, "grasp").start().value());
        assertEquals(
                new Quota.Share(Rational.of(70, 100)),
                platform.queues().getFirst().quota().value());
    }

    @Test
    void aWorkerIsSizedByItsShareOfTheNode() {
        var worker = gang(example("training"), "grasp").worker();
        // 1 of 8 GPUs of 224 cores and 2048 GiB, less a twentieth: 26.6 cores, 243.2 GiB
        assertEquals(Rational.of(26), worker.cpu().value());
        assertEquals(243L << 30, worker.memory().value().count());
        assertEquals("inferred", worker.cpu().origin().word());
    }

    private static Platform example(String name) {
        return Texts.platform(Frontend.read(Texts.example(name), Map.of()));
    }

    private static Gang gang(Platform platform, String name) {
        return platform.gangs().stream()
                .filter(g -> g.id().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String nameOf(Gang gang) {
        var priority = gang.priority();
        return priority == null ? "none" : priority.value().id().name();
    }
}
