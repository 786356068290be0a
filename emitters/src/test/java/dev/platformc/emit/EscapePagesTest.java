package dev.platformc.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Explanation;
import dev.platformc.core.text.SourceSet;
import dev.platformc.solver.Budget;
import dev.platformc.solver.Compilation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The pages of the codes that speak of emitted objects: what they show is true.
class EscapePagesTest {
    private static final Pattern BLOCK =
            Pattern.compile("```platform(?: fails=PLT-\\d{4})?\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @EnumSource(
            names = {
                "NO_SUCH_OBJECT",
                "PATH_NOT_IN_SCHEMA",
                "VALUE_UNLIKE_SCHEMA",
                "PATCH_OWNED",
                "PATCH_CONFLICT",
                "PATCH_CHANGES_NOTHING",
                "SCHEMA_MISSING",
                "MANIFEST_INVALID",
                "MANIFEST_TAKEN"
            })
    void the_first_block_gives_just_that_code_and_the_other_nothing(Code code) {
        var blocks = BLOCK.matcher(Explanation.of(code).markdown());
        var given = new ArrayList<List<String>>();
        while (blocks.find()) {
            given.add(codes(blocks.group(1)));
        }
        assertEquals(List.of(List.of(code.id()), List.of()), given);
    }

    private static List<String> codes(String text) {
        var sources = SourceSet.of("page.platform", text);
        var given = new Compilation.Given(Map.of(), null, null, Emitters::objections);
        return Compilation.plan(sources, given, Budget.USUAL).diagnostics().stream()
                .map(Diagnostic::code)
                .map(Code::id)
                .toList();
    }
}
