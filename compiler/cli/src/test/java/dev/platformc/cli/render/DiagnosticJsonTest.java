package dev.platformc.cli.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.cli.Approved;
import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.text.SourceSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticJsonTest {
    @Test
    void one_object_a_line_in_the_order_of_the_text() {
        var lines =
                DiagnosticJson.lines(
                        List.of(Samples.memoryBudget(), Samples.unknownName(), Samples.ourBug()),
                        Samples.SOURCES);
        Approved.verify(lines, Approved.resources().resolve("render/rich-json"));
        assertEquals(3, lines.lines().count());
    }

    @Test
    void columns_are_utf16_units_from_one_and_offsets_count_from_zero() {
        var text = "one\n\ta\u00e9\ud83d\ude00 here\n";
        var sources = SourceSet.of("odd.platform", text);
        var here = Samples.at(sources.sources().iterator().next(), "here");
        var json = DiagnosticJson.render(Diagnostic.of(Code.UNKNOWN_NAME, "h", here, "t"), sources);
        assertTrue(json.contains("\"start\":{\"line\":2,\"column\":7,\"offset\":10}"), json);
        assertTrue(json.contains("\"end\":{\"line\":2,\"column\":11,\"offset\":14}"), json);
    }
}
