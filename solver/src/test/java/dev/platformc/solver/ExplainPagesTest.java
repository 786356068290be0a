package dev.platformc.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Explanation;
import dev.platformc.core.text.SourceSet;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The pages of the codes that planning gives: what they show is true.
class ExplainPagesTest {
    private static final Pattern BLOCK =
            Pattern.compile("```platform(?: fails=(PLT-\\d{4}))?\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @EnumSource(
            names = {
                "NO_PLACEMENT",
                "QUOTA_OVER_CAPACITY",
                "EXCEEDS_QUOTA",
                "SLICES_IMPOSSIBLE",
                "SHORTFALL_AT_MAX",
                "OVER_QUOTA_AT_MAX",
                "ISOLATION_BROKEN",
                "HOSTS_MISSING",
                "POLICY_BROKEN",
                "POLICY_ADVICE",
                "WAIVES_NOTHING"
            })
    void theFirstBlockGivesJustThatCodeAndTheOtherNothing(Code code) {
        var page = page(code);
        assertTrue(page.startsWith("# " + code.id() + " " + code.slug() + "\n"), page);
        var blocks = BLOCK.matcher(page);
        var given = new ArrayList<List<String>>();
        while (blocks.find()) {
            var sources = SourceSet.of("page.platform", blocks.group(2));
            var found = Examples.compile(sources, null).diagnostics();
            given.add(found.stream().map(Diagnostic::code).map(Code::id).toList());
        }
        assertEquals(List.of(List.of(code.id()), List.of()), given);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNDECIDED", "LOCK_UNREADABLE", "WOULD_DISRUPT", "LOCK_WOULD_CHANGE"})
    void codesThatNoPlatformAloneGivesHaveAPage(Code code) {
        assertTrue(page(code).startsWith("# " + code.id() + " " + code.slug() + "\n"));
    }

    private static String page(Code code) {
        return Explanation.of(code).markdown();
    }
}
