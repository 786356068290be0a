package dev.platformc.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.text.SourceSet;
import dev.platformc.plan.Plan;
import dev.platformc.plan.Proof;
import dev.platformc.plan.WorkloadPlan.Spot;
import dev.platformc.solver.lock.Lock;
import dev.platformc.solver.lock.LockedPlan;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What stays, and when it may move, said in small platforms.
class StayTest {
    private static final String POOL =
            "platform lab\npool dgx { nodes = 4 x dgx-a100-80gb, price = 20 USD/h }\n";

    private static String gang(String name, int workers, int gpus, String more) {
        return "gang "
                + name
                + " { on = dgx, workers = "
                + workers
                + " x worker { gpus = "
                + gpus
                + " }, start = guaranteed, run = pytorch { image = \"registry.acme.example/t:1\" }"
                + more
                + " }\n";
    }

    private static String endpoint(String name, String replicas, String more) {
        return "endpoint "
                + name
                + " { model = qwen-3-4b { precision = bf16 }, context = 4096 tokens, "
                + "concurrency = 1, replicas = "
                + replicas
                + more
                + " }\n";
    }

    private static String lock(String text) {
        return Compilation.lock(Examples.plan(text));
    }

    private static Plan plan(String text, String lock) {
        var sources = SourceSet.of("test.platform", text);
        var outcome = Examples.compile(sources, lock);
        assertNotNull(outcome.value(), () -> Told.all(outcome.diagnostics(), sources));
        return outcome.value();
    }

    private static String refusal(String text, String lock) {
        var sources = SourceSet.of("test.platform", text);
        var outcome = Examples.compile(sources, lock);
        assertNull(outcome.value());
        assertEquals(
                List.of(Code.WOULD_DISRUPT),
                outcome.diagnostics().stream()
                        .filter(Diagnostic::isError)
                        .map(Diagnostic::code)
                        .distinct()
                        .toList());
        return Told.all(outcome.diagnostics(), sources);
    }

    private static List<Spot> spots(Plan plan, String key) {
        return plan.workloads().stream()
                .filter(w -> w.workload().id().key().equals(key))
                .findFirst()
                .orElseThrow()
                .spots();
    }

    /// The spots of a workload in the lock, moved to another node.
    private static String moved(String lock, String key, int to) {
        var entry = "      " + key + ":\n        - nodes: ";
        int at = lock.indexOf(entry) + entry.length();
        assertTrue(at > entry.length(), lock);
        return lock.substring(0, at) + to + lock.substring(lock.indexOf('\n', at));
    }

    @Test
    void aNewGangTakesTheFreeMachinesAndTheOthersStay() {
        var before = moved(lock(POOL + gang("one", 1, 8, "")), "gang.one", 3);
        var plan = plan(POOL + gang("a-new", 2, 8, "") + gang("one", 1, 8, ""), before);
        assertEquals(List.of(new Spot(2, 1, 1)), spots(plan, "gang.one"));
        assertEquals(List.of(new Spot(0, 2, 1)), spots(plan, "gang.a-new"));
    }

    @Test
    void onlyTheSmallestMovesWhereTheNewOneFitsNowhere() {
        var text =
                POOL + gang("big", 3, 8, "") + gang("small", 2, 4, ", place = { required = node }");
        var two =
                POOL.replace("4 x", "5 x")
                        + gang("big", 3, 8, "")
                        + gang("half", 1, 4, "")
                        + gang("small", 1, 4, "");
        var before = moved(moved(lock(two), "gang.half", 4), "gang.small", 5);
        var plan = plan(two, before);
        assertEquals(List.of(new Spot(3, 1, 1)), spots(plan, "gang.half"));
        assertEquals(List.of(new Spot(4, 1, 1)), spots(plan, "gang.small"));
        var three = two + gang("whole", 1, 8, "");
        var after = plan(three, before);
        assertEquals(spots(plan, "gang.big"), spots(after, "gang.big"));
        int stayed =
                (spots(after, "gang.half").equals(spots(plan, "gang.half")) ? 1 : 0)
                        + (spots(after, "gang.small").equals(spots(plan, "gang.small")) ? 1 : 0);
        assertEquals(1, stayed, Compilation.lock(after));
        assertNotNull(plan(text, lock(text)));
    }

    @Test
    void whatMustNotBeDisruptedIsNotTheOneThatMoves() {
        var two =
                POOL.replace("4 x", "5 x")
                        + gang("big", 3, 8, "")
                        + gang("half", 1, 4, ", disrupt = never")
                        + gang("small", 1, 4, "");
        var before = moved(moved(lock(two), "gang.half", 4), "gang.small", 5);
        var after = plan(two + gang("whole", 1, 8, ""), before);
        assertEquals(List.of(new Spot(3, 1, 1)), spots(after, "gang.half"));
        assertEquals(List.of(new Spot(3, 1, 1)), spots(after, "gang.small"));
        var told =
                refusal(
                        two.replace("small { on = dgx,", "small { on = dgx, disrupt = never,")
                                + gang("whole", 1, 8, ""),
                        before);
        assertTrue(told.contains("no plan was found in which all that is guaranteed stands"), told);
        assertTrue(told.contains("fix  let it be moved (CHECKED)"), told);
    }

    @Test
    void aMachineThatIsGoneDisrupts() {
        var text = POOL + gang("one", 1, 8, ", disrupt = never");
        var before = moved(lock(text), "gang.one", 4);
        var told = refusal(text.replace("4 x", "3 x"), before);
        assertTrue(told.contains("`dgx-4` is not in the pool any more"), told);
        assertTrue(told.contains("by `platform.lock` it stands on `dgx-4` (1)"), told);
        assertTrue(
                refusal(text.replace("price", "spare = 1, price"), before)
                        .contains("`dgx-4` is kept as a spare"));
    }

    @Test
    void aPinThatComesTakesPartOfTheMachine() {
        var text =
                POOL.replace("price", "hosts = [\"a\", \"b\", \"c\", \"d\"], price")
                        + gang("one", 1, 8, ", disrupt = never");
        var before = moved(lock(text), "gang.one", 2);
        var pin = "pin old { pool = dgx, hosts = [\"b\"], gpus = [0], layout = [3g.40gb] }\n";
        var told = refusal(text + pin, before);
        assertTrue(told.contains("and  `old`: has cards of `b`"), told);
        assertEquals(
                List.of(new Spot(1, 1, 1)),
                spots(plan(text + pin.replace("\"b\"", "\"c\""), before), "gang.one"));
    }

    @Test
    void replicasThatComeAndGoLeaveTheOthersAlone() {
        var text = POOL + endpoint("chat", "2", "");
        var before = moved(lock(text), "endpoint.chat", 4);
        var four = plan(text.replace("replicas = 2", "replicas = 4"), before);
        assertEquals(1, four.workloads().getFirst().spots().getLast().unitsOnEach());
        var locked = Compilation.lock(four);
        var one = plan(text.replace("replicas = 2", "replicas = 1"), locked);
        assertTrue(
                spots(four, "endpoint.chat").stream()
                        .anyMatch(s ->
                                s.firstNode() <= spots(one, "endpoint.chat").getFirst().firstNode()
                                        && spots(one, "endpoint.chat").getFirst().firstNode()
                                                < s.firstNode() + s.nodes()));
    }

    @Test
    void aLockIsNotLeftForACheaperPlanAndTheProofSaysSo() {
        var text =
                "platform lab\npool dgx { nodes = 2 x rack of 4 x dgx-a100-80gb, price = 20 USD/h }\n"
                        + gang("one", 2, 8, "");
        var lock = lock(text);
        var apart =
                lock.replace(
                        "        - nodes: 1..2\n          units-on-each: 1",
                        "        - nodes: 4..5\n          units-on-each: 1");
        assertTrue(!apart.equals(lock), lock);
        var plan = plan(text, apart);
        assertEquals(apart, Compilation.lock(plan, apart));
        assertEquals(new Proof.Feasible(1, 0), plan.workloads().getFirst().proof());
    }

    @Test
    void slicesStayWhereTheyAreCutWhileOthersComeAndGo() {
        var text =
                POOL
                        + "sharing cut { pool = dgx, gpus = 4, slice = mig }\n"
                        + endpoint("a", "3", ", on = cut")
                        + endpoint("b", "2", ", on = cut");
        var lock = lock(text);
        var without = plan(text.replace(endpoint("a", "3", ", on = cut"), ""), lock);
        assertEquals(spots(Examples.plan(text), "endpoint.b"), spots(without, "endpoint.b"));
        var more = plan(text + endpoint("c", "2", ", on = cut"), lock);
        assertEquals(spots(Examples.plan(text), "endpoint.a"), spots(more, "endpoint.a"));
        assertEquals(spots(Examples.plan(text), "endpoint.b"), spots(more, "endpoint.b"));
        var again = plan(text, Compilation.lock(more));
        assertEquals(section(lock).workloads(), section(Compilation.lock(again)).workloads());
        // What only the third asked for stays beside the others: no card in use is cut anew.
        assertEquals(more.pools().getFirst().nodes(), again.pools().getFirst().nodes());
    }

    @Test
    void aSliceMovesOnlyWhereTheNewOnesFitNowhereBesideIt() {
        var text =
                "platform lab\npool dgx { nodes = 1 x dgx-a100-80gb, price = 20 USD/h }\n"
                        + "sharing cut { pool = dgx, gpus = 2, slice = mig }\n"
                        + half("a")
                        + half("b");
        var apart =
                lock(text)
                        .replace(
                                "layout: \"3g.40gb at 0, 3g.40gb at 4\"",
                                "layout: \"3g.40gb at 0\"")
                        .replace("layout: \"\"", "layout: \"3g.40gb at 4\"");
        var before = section(apart).pools().get("dgx");
        assertNotNull(before);
        assertEquals("3g.40gb at 4", before.get(1).layout(), apart);
        assertEquals(apart, Compilation.lock(plan(text, apart), apart));
        var more = plan(text + WHOLE, apart);
        var layouts = cards(Compilation.lock(more), "dgx").stream().map(c -> c.layout()).toList();
        assertEquals(
                1, layouts.stream().filter("7g.80gb at 0"::equals).count(), layouts.toString());
        assertTrue(layouts.contains("3g.40gb at 0, 3g.40gb at 4"), layouts.toString());
        var told = refusal(text.replace("on = cut", "disrupt = never, on = cut") + WHOLE, apart);
        assertTrue(told.contains("it stays on its machine, but its slice would be cut anew"), told);
    }

    private static final String WHOLE = "queue q { on = cut, slices = [1 x 7g.80gb] }\n";

    /// An endpoint that takes half a card.
    private static String half(String name) {
        return endpoint(name, "1", ", on = cut, queue = none")
                .replace("concurrency = 1,", "concurrency = 30,");
    }

    @Test
    void aRenameThatIsSaidIsFollowed() {
        var text =
                POOL
                        + "sharing cut { pool = dgx, gpus = 2, slice = mig }\n"
                        + endpoint("chat", "2", ", on = cut")
                        + gang("one", 1, 8, "");
        var before = moved(lock(text), "gang.one", 4);
        var renamed =
                text.replace("pool dgx {", "pool machines { was = dgx,")
                        .replace("= dgx,", "= machines,")
                        .replace("was = machines,", "was = dgx,")
                        .replace("sharing cut {", "sharing slices { was = cut,")
                        .replace("on = cut", "on = slices")
                        .replace("endpoint chat {", "endpoint talk { was = chat,")
                        .replace("gang one {", "gang first { was = one,");
        var after = plan(renamed, before);
        assertEquals(List.of(new Spot(3, 1, 1)), spots(after, "gang.first"));
        assertEquals(
                section(before).workloads().get("endpoint.chat"), spots(after, "endpoint.talk"));
        var cards = cards(before, "dgx").stream().map(c -> c.layout()).toList();
        var now = section(Compilation.lock(after)).pools().get("machines");
        assertNotNull(now);
        assertEquals(cards, now.stream().map(c -> c.layout()).toList());
        assertEquals(
                List.of(new Spot(2, 1, 1)),
                spots(plan(renamed.replace("was = one,", ""), before), "gang.first"));
    }

    private static List<LockedPlan.Cards> cards(String lock, String pool) {
        return Objects.requireNonNull(section(lock).pools().get(pool));
    }

    private static LockedPlan section(String lock) {
        return Objects.requireNonNull(Lock.read(lock).value()).of(Map.of()).orElseThrow();
    }
}
