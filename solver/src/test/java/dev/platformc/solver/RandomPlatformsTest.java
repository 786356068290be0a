package dev.platformc.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.text.SourceSet;
import dev.platformc.solver.lowering.PlanCheck;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Laws over platforms from seeds; `-Dplatforms=2000` sets how many, `-Dseed=N` the first.
class RandomPlatformsTest {
    private static final Set<Code> EXPECTED =
            Set.of(
                    Code.NO_PLACEMENT,
                    Code.SLICES_IMPOSSIBLE,
                    Code.QUOTA_OVER_CAPACITY,
                    Code.EXCEEDS_QUOTA);

    @Test
    void aPlatformIsPlannedSoundlyOrRefusedForAReasonAndEveryRepairCompiles() {
        long first = Long.getLong("seed", 1);
        int count = Integer.getInteger("platforms", 150);
        int planned = 0;
        int repairs = 0;
        Map<Code, Integer> refused = new EnumMap<>(Code.class);
        for (long seed = first; seed < first + count; seed++) {
            var text = new RandomPlatforms(seed).text();
            var sources = SourceSet.of("random.platform", text);
            var outcome = Examples.compile(sources, null);
            var about = "seed " + seed + "\n" + text + Told.all(outcome.diagnostics(), sources);
            var plan = outcome.value();
            if (plan != null) {
                planned++;
                assertEquals(List.of(), PlanCheck.check(plan), about);
                var lock = Compilation.lock(plan);
                var again = Examples.compile(sources, lock).value();
                assertNotNull(again, about);
                assertEquals(lock, Compilation.lock(again, lock), about);
            } else {
                for (var error : errors(outcome.diagnostics())) {
                    refused.merge(error.code(), 1, Integer::sum);
                    assertTrue(EXPECTED.contains(error.code()), about);
                    repairs += assertRepairsCompile(sources, error, about);
                }
            }
        }
        System.out.printf(
                "platforms: %d from seed %d: %d planned, refused %s, %d repairs compiled%n",
                count, first, planned, refused, repairs);
        assertTrue(planned > count / 5 && !refused.isEmpty(), "the seeds should give both");
    }

    private static int assertRepairsCompile(SourceSet sources, Diagnostic error, String about) {
        int compiled = 0;
        for (var fix : error.fixes()) {
            if (fix.confidence() == Confidence.CHECKED) {
                var changed = Retry.changed(sources, fix.edits());
                assertNotNull(Examples.compile(changed, null).value(), fix.title() + "\n" + about);
                compiled++;
            }
        }
        return compiled;
    }

    private static List<Diagnostic> errors(List<Diagnostic> diagnostics) {
        return diagnostics.stream().filter(Diagnostic::isError).toList();
    }
}
