package dev.platformc.core.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.format.Formatter;
import dev.platformc.core.text.Lines;
import dev.platformc.core.text.Source;
import dev.platformc.grammar.PlatformLexer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Formatting twice is formatting once, keeps the meaning and loses no comment; and what is written
/// of a tree reads as that tree. `-Dseed=` replays one run.
class FormatLawsTest {
    private static final int PROGRAMS = 10_000;
    private final long seed = Long.getLong("seed", 20260301);

    @Test
    void every_platform_file_keeps_the_laws() throws IOException {
        for (var source : PlatformFiles.all()) {
            laws(source, Trees.show(Trees.of(Parser.parse(source))), source.path());
        }
    }

    @Test
    void ten_thousand_programs_keep_the_laws() {
        System.out.println("seed " + seed);
        long lines = 0;
        for (int i = 0; i < PROGRAMS; i++) {
            var random = new Random(seed + i);
            var tree = new Programs(random).file();
            var text = Layout.of(Spelling.of(tree, random), random);
            lines += text.lines().count();
            laws(new Source("random.platform", text), Trees.show(tree), "-Dseed=" + (seed + i));
        }
        System.out.println(PROGRAMS + " programs of " + lines + " lines");
        assertTrue(lines > 10L * PROGRAMS, "too small to find anything");
    }

    /// @param tree what the source is known to mean
    private static void laws(Source source, String tree, String name) {
        var read = Parser.parse(source);
        assertEquals(List.of(), read.diagnostics(), () -> name + "\n" + source.text());
        assertEquals(tree, Trees.show(Trees.of(read)), () -> name + "\n" + source.text());
        var once = new Source(source.path(), format(source));
        var again = Parser.parse(once);
        assertEquals(List.of(), again.diagnostics(), () -> name + "\n" + once.text());
        assertEquals(
                words(tree),
                words(Trees.show(Trees.of(again))),
                () -> name + "\n" + source.text() + "\n--- formatted\n" + once.text());
        assertEquals(once.text(), format(once), () -> name + "\n" + source.text());
        assertEquals(comments(source), comments(once), () -> name + "\n" + source.text());
    }

    private static String format(Source source) {
        return Objects.requireNonNull(Formatter.format(source).value());
    }

    /// A key means the same as a word and as a string.
    private static String words(String tree) {
        return tree.replaceAll("\"(dev|use|x-1\\.2)\" = ", "$1 = ");
    }

    private static List<String> comments(Source source) {
        return Tokens.read(source, Lines.of(source.text()), new ArrayList<>()).stream()
                .filter(t ->
                        t.getType() == PlatformLexer.COMMENT || t.getType() == PlatformLexer.DOC)
                .map(t -> t.getText().strip())
                .sorted()
                .toList();
    }
}
