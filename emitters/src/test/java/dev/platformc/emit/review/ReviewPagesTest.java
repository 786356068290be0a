package dev.platformc.emit.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Explanation;
import dev.platformc.core.text.Source;
import dev.platformc.core.text.SourceSet;
import dev.platformc.emit.convert.Conversion;
import dev.platformc.plan.Plan;
import dev.platformc.solver.Budget;
import dev.platformc.solver.Compilation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The pages of the codes about objects that others wrote: what they show is true. The first block
/// gets that code, the other does not; neither is a whole example of a good object.
class ReviewPagesTest {
    private static final Pattern BLOCK =
            Pattern.compile("```yaml(?: fails=(PLT-\\d{4}))?\n(.*?)```", Pattern.DOTALL);

    private static Stream<Code> codes() {
        return Arrays.stream(Code.values()).filter(code -> code.id().startsWith("PLT-10"));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void the_first_block_gets_the_code_and_the_other_does_not(Code code) {
        var page = Explanation.of(code).markdown();
        var blocks = BLOCK.matcher(page);
        assertTrue(blocks.find(), page);
        assertEquals(code.id(), blocks.group(1));
        assertTrue(said(code, blocks.group(2)).contains(code), page);
        assertTrue(blocks.find(), page);
        var other = said(code, blocks.group(2));
        assertFalse(other.contains(code), page);
        assertFalse(other.contains(Code.OBJECT_INVALID), page);
        assertFalse(blocks.find(), page);
    }

    /// Of a review, or for the codes of conversions of one.
    private static List<Code> said(Code code, String yaml) {
        var file = new Source("page.yaml", yaml);
        boolean converted = code.id().startsWith("PLT-102");
        var said =
                converted
                        ? Conversion.of(List.of(file), new Conversion.Wish(null, false, null))
                                .diagnostics()
                        : Review.of(file, oneMachine());
        return said.stream().map(Diagnostic::code).toList();
    }

    private static Plan oneMachine() {
        var text =
                "platform demo\npool gpus { nodes = 1 x dgx-h100 }\n"
                        + "sharing parts { gpus = 1, slice = mig { layout = [3g.40gb, 3g.40gb] } }\n";
        var planned =
                Compilation.plan(SourceSet.of("demo.platform", text), Map.of(), null, Budget.USUAL);
        var plan = planned.value();
        assertNotNull(plan, () -> planned.diagnostics().toString());
        return plan;
    }
}
