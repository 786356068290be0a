package dev.platformc.core.syntax;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.sun.management.ThreadMXBean;
import dev.platformc.core.text.Source;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Reading a text that is eight times as long takes eight times the memory in all, whatever the
/// text: counted in bytes allocated, which no busy machine changes. What grew with the length of a
/// line times what stands in it took half a minute for the largest file.
class GrowthTest {
    private static final int FEW = 2_000;
    private static final double TOLERATED = 1.5;

    @TestFactory
    Stream<DynamicTest> reading_grows_with_the_text() {
        return texts().entrySet().stream()
                .map(text -> dynamicTest(text.getKey(), () -> grows(text.getValue())));
    }

    /// Parts to repeat, between a beginning and an end.
    private record Text(String beginning, String part, String end) {
        String of(int parts) {
            return beginning + part.repeat(parts) + end;
        }
    }

    private static Map<String, Text> texts() {
        var texts = new LinkedHashMap<String, Text>();
        texts.put("declarations", new Text("", "pool a { nodes = 1 x dgx-h100 }\n", ""));
        texts.put("a map in one line", new Text("pool p { select = {", "\"k\" = \"v\", ", "} }\n"));
        texts.put("a list in one line", new Text("let x = [", "f(1, 2), ", "1]\n"));
        texts.put("maps in one line", new Text("let x = [", "{ a = 1 }, ", "{ a = 1 }]\n"));
        texts.put("attributes", new Text("pool p {\n", "  a = 12GiB // why\n", "}\n"));
        texts.put("strings", new Text("", "let a = \"a ${b} c\"\n", ""));
        texts.put("open brackets", new Text("", "pool a { nodes = [1\n", ""));
        texts.put("mistakes in one line", new Text("pool x { ", "a = , b == ] ", "}"));
        return texts;
    }

    private static void grows(Text text) {
        allocated(text.of(FEW));
        double few = allocated(text.of(FEW));
        double many = allocated(text.of(8 * FEW));
        assertTrue(
                many <= 8 * few * TOLERATED,
                "%.0f bytes for %d parts, %.0f for %d".formatted(few, FEW, many, 8 * FEW));
    }

    private static long allocated(String text) {
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        assertNotNull(Parser.parse(new Source("long.platform", text)));
        return thread.getCurrentThreadAllocatedBytes() - before;
    }
}
