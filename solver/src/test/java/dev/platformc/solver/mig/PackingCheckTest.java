package dev.platformc.solver.mig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.platformc.hardware.catalog.Catalog;
import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.plan.Proof;
import dev.platformc.solver.mig.PackingAnswer.Cut;
import dev.platformc.solver.mig.PackingAnswer.Held;
import dev.platformc.solver.mig.PackingAnswer.Impossible;
import dev.platformc.solver.mig.PackingAnswer.Packed;
import dev.platformc.solver.mig.PackingProblem.CardGroup;
import dev.platformc.solver.mig.PackingProblem.Demand;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Every rule of the check is broken once.
class PackingCheckTest {
    private static final MigGeometry CARD = card("a100-sxm-80gb");
    private static final PackingProblem PROBLEM =
            new PackingProblem(
                    CARD,
                    List.of(
                            new CardGroup("fresh", 2, List.of(), CARD.profiles()),
                            new CardGroup(
                                    "pinned",
                                    1,
                                    List.of(slice("3g.40gb", 4)),
                                    List.of(profile("1g.10gb"), profile("2g.20gb")))),
                    List.of(
                            new Demand("small", profile("1g.10gb"), 2),
                            new Demand("big", profile("4g.40gb"), 1)));
    private static final Packed GOOD =
            packed(
                    2,
                    cut("fresh", 1, held("4g.40gb", 0, "big"), held("1g.10gb", 4, "small")),
                    cut("pinned", 1, held("1g.10gb", 0, "small")));

    private static MigGeometry card(String gpu) {
        var mig = Catalog.standard().gpu(gpu).orElseThrow().mig();
        if (mig == null) {
            throw new AssertionError(gpu);
        }
        return mig;
    }

    private static dev.platformc.hardware.mig.MigProfile profile(String name) {
        return CARD.profile(name).orElseThrow();
    }

    private static PlacedSlice slice(String profile, int start) {
        return new PlacedSlice(profile(profile), start);
    }

    private static Held held(String profile, int start, String demand) {
        return new Held(slice(profile, start), demand);
    }

    private static Cut cut(String group, int count, Held... added) {
        return new Cut(group, count, List.of(added));
    }

    private static Packed packed(long cost, Cut... cuts) {
        return new Packed(List.of(cuts), new Proof.Optimal("counting", cost));
    }

    private static void assertWrong(String why, PackingAnswer answer) {
        var violations = PackingCheck.check(PROBLEM, answer);
        assertFalse(violations.isEmpty(), "not found: " + why);
        assertEquals(
                1,
                violations.stream().filter(v -> v.contains(why)).limit(1).count(),
                why + " in " + violations);
    }

    @Test
    void aGoodAnswerHasNoViolation() {
        assertEquals(List.of(), PackingCheck.check(PROBLEM, GOOD));
    }

    @Test
    void overlapsAndWrongStarts() {
        assertWrong(
                "overlap",
                packed(
                        2,
                        cut("fresh", 1, held("4g.40gb", 0, "big"), held("1g.10gb", 3, "small")),
                        cut("pinned", 1, held("1g.10gb", 0, "small"))));
        assertWrong(
                "overlap",
                packed(
                        2,
                        cut("fresh", 1, held("4g.40gb", 0, "big"), held("1g.10gb", 4, "small")),
                        cut("pinned", 1, held("1g.10gb", 4, "small"))));
        assertWrong(
                "wrong start",
                packed(
                        2,
                        cut("fresh", 1, held("4g.40gb", 0, "big"), held("1g.10gb", 7, "small")),
                        cut("pinned", 1, held("1g.10gb", 0, "small"))));
    }

    @Test
    void cardsAndGroups() {
        assertWrong("3 of 2 cards", packed(4, cut("fresh", 3, held("4g.40gb", 0, "big"))));
        assertWrong("no such group", packed(1, cut("other", 1, held("4g.40gb", 0, "big"))));
        assertWrong("a cut of nothing", packed(1, cut("fresh", 1)));
        assertWrong("is not allowed", packed(1, cut("pinned", 1, held("4g.40gb", 0, "big"))));
    }

    @Test
    void demands() {
        assertWrong(
                "1 instances instead of 2: small",
                packed(2, cut("fresh", 1, held("4g.40gb", 0, "big"), held("1g.10gb", 4, "small"))));
        assertWrong("not of the profile", packed(2, cut("fresh", 1, held("3g.40gb", 4, "big"))));
        assertWrong("no such demand", packed(2, cut("fresh", 1, held("1g.10gb", 4, "other"))));
    }

    @Test
    void costsAndProofs() {
        assertWrong("cost 1, but 2", new Packed(GOOD.cards(), new Proof.Optimal("search", 1)));
        assertWrong("bound above", new Packed(GOOD.cards(), new Proof.Feasible(2, 3)));
    }

    @Test
    void engines() {
        var card = card("rtx-pro-6000-96gb");
        var all = card.profile("1g.24gb+me.all").orElseThrow();
        var plain = card.profile("1g.24gb").orElseThrow();
        var problem =
                new PackingProblem(
                        card,
                        List.of(new CardGroup("g", 1, List.of(), card.profiles())),
                        List.of(new Demand("all", all, 1), new Demand("plain", plain, 1)));
        var answer =
                packed(
                        1,
                        cut(
                                "g",
                                1,
                                new Held(new PlacedSlice(all, 0), "all"),
                                new Held(new PlacedSlice(plain, 3), "plain")));
        assertEquals(
                List.of(1, 2, 3),
                PackingCheck.check(problem, answer).stream()
                        .map(v -> Integer.valueOf(v.replaceAll(".* of engine (\\d).*", "$1")))
                        .toList());
    }

    @Test
    void cores() {
        assertWrong("no such demand or group", new Impossible(Set.of("big", "x"), true));
        assertWrong("a core without a demand", new Impossible(Set.of("fresh"), true));
    }
}
