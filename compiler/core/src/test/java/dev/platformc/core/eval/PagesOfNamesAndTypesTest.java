package dev.platformc.core.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.diagnostic.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The explain pages of the hundreds that this stage raises: what they say fails does so here.
final class PagesOfNamesAndTypesTest {
    private static final Pattern BLOCK =
            Pattern.compile("```platform( fails=(PLT-\\d{4}))?\n(.*?)```\n", Pattern.DOTALL);

    /// An omitted reference is looked up by the next stage; rules are judged by what that knows.
    private static final Set<Code> LATER = EnumSet.of(Code.AMBIGUOUS_DEFAULT, Code.NONE_COMPARED);

    @TestFactory
    Stream<DynamicTest> what_fails_fails_and_what_compiles_compiles() {
        return Stream.of(Code.values())
                .filter(c -> c.id().startsWith("PLT-02") || c.id().startsWith("PLT-03"))
                .map(code -> DynamicTest.dynamicTest(code.id(), () -> check(code)));
    }

    private static void check(Code code) throws IOException {
        var page = read(code);
        assertTrue(page.startsWith("# " + code.id() + " " + code.slug() + "\n"), page);
        assertTrue(page.contains("\n## Why we ask\n"), page);
        var blocks = new ArrayList<String>();
        var matcher = BLOCK.matcher(page);
        while (matcher.find()) {
            var said = Evaluated.text(matcher.group(3)).codes();
            boolean fails = matcher.group(2) != null && !LATER.contains(code);
            assertEquals(fails ? List.of(code) : List.of(), said, matcher.group(3));
            blocks.add(String.valueOf(matcher.group(2)));
        }
        assertEquals(List.of(code.id(), "null"), blocks);
    }

    private static String read(Code code) throws IOException {
        var name = "/dev/platformc/core/explain/" + code.id() + ".md";
        try (var stream = Code.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
