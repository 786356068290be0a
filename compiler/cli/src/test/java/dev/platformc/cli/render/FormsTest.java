package dev.platformc.cli.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.platformc.cli.Approved;
import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.text.Source;
import dev.platformc.core.text.SourceSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The same diagnostics in each form. They use every part that a form has to say.
class FormsTest {
    private static final List<Diagnostic> RICH =
            List.of(
                    Samples.memoryBudget(),
                    Samples.unknownName(),
                    Samples.impossibleLayout(),
                    Samples.ourBug());
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Test
    void text() {
        approve("rich-text", Report.text(RICH, Samples.SOURCES, Theme.PLAIN));
    }

    @Test
    void concise_is_one_line_each_and_colour_adds_no_words() {
        var plain = DiagnosticLine.lines(RICH, Samples.SOURCES, Theme.PLAIN);
        approve("rich-concise", plain);
        assertEquals(RICH.size(), plain.lines().count());
        var coloured = DiagnosticLine.lines(RICH, Samples.SOURCES, Theme.COLOUR);
        assertEquals(plain, coloured.replaceAll("\u001B\\[[0-9;]*m", ""));
    }

    @Test
    void github_is_one_command_each() {
        var commands = DiagnosticGithub.commands(RICH, Samples.SOURCES);
        approve("rich-github", commands);
        assertEquals(RICH.size(), commands.lines().count());
    }

    @Test
    void sarif() throws IOException {
        var log = DiagnosticSarif.log(RICH, Samples.SOURCES, "1.2.3");
        var tree = PRETTY.readTree(log);
        for (var rule : tree.at("/runs/0/tool/driver/rules")) {
            var help = rule.get("help").get("text").asString();
            var code = Code.find(rule.get("id").asString()).orElseThrow();
            assertTrue(help.startsWith("# " + code.id()), help);
            ((ObjectNode) rule).put("help", "...");
        }
        approve("rich-sarif", PRETTY.writeValueAsString(tree) + "\n");
        assertEquals(List.of(), faults(log));
    }

    @Test
    void every_code_makes_a_valid_sarif_log_with_its_page() throws IOException {
        var source = new Source("a folder/caf\u00e9 100%.platform", "x\n");
        var all = new ArrayList<Diagnostic>();
        for (var code : Code.values()) {
            all.add(Diagnostic.of(code, "wrong", Samples.at(source, "x"), ""));
            all.add(Diagnostic.general(code, "wrong as a whole"));
        }
        var log = DiagnosticSarif.log(all, SourceSet.of(List.of(source)), "1.2.3");
        assertEquals(List.of(), faults(log));
        var tree = PRETTY.readTree(log);
        assertEquals(Code.values().length, tree.at("/runs/0/tool/driver/rules").size());
        for (var result : tree.at("/runs/0/results")) {
            var rule = tree.at("/runs/0/tool/driver/rules/" + result.get("ruleIndex").asInt());
            assertEquals(rule.get("id"), result.get("ruleId"));
        }
        assertTrue(log.contains("\"uri\":\"a%20folder/caf%C3%A9%20100%25.platform\""), log);
    }

    @Test
    void no_diagnostics_make_an_empty_log() throws IOException {
        var log = DiagnosticSarif.log(List.of(), SourceSet.of(List.of()), "1.2.3");
        assertEquals(List.of(), faults(log));
        assertEquals("", DiagnosticLine.lines(List.of(), SourceSet.of(List.of()), Theme.PLAIN));
    }

    @Test
    void the_schema_refuses_what_is_not_sarif() throws IOException {
        var log = DiagnosticSarif.log(RICH, Samples.SOURCES, "1.2.3");
        for (var damage :
                List.of(
                        "\"version\":\"2.1.0\"",
                        "\"startLine\":2",
                        "\"level\":\"error\"",
                        "\"deletedRegion\"")) {
            assertTrue(log.contains(damage), damage);
            var other = damage.contains(":") ? "\"x\":0" : "\"x\"";
            assertFalse(faults(log.replace(damage, other)).isEmpty(), damage);
        }
    }

    @Test
    void columns_are_utf16_units_after_tab_accent_and_emoji_in_every_form() {
        var source = new Source("odd.platform", "one\n\ta\u00e9\ud83d\ude00 here\n");
        var sources = SourceSet.of(List.of(source));
        var all = List.of(Diagnostic.of(Code.UNKNOWN_NAME, "h", Samples.at(source, "here"), "t"));
        assertTrue(
                DiagnosticLine.lines(all, sources, Theme.PLAIN).startsWith("odd.platform:2:7: "));
        assertTrue(
                DiagnosticGithub.commands(all, sources)
                        .contains("line=2,endLine=2,col=7,endColumn=10"));
        assertTrue(
                DiagnosticSarif.log(all, sources, "1")
                        .contains(
                                "\"startLine\":2,\"startColumn\":7,\"endLine\":2,\"endColumn\":11,"
                                        + "\"charOffset\":10,\"charLength\":4"));
    }

    @Test
    void what_a_file_is_called_cannot_end_a_workflow_command() {
        var source = new Source("a,line=1::b\n100%.platform", "x\n");
        var all =
                List.of(
                        Diagnostic.of(
                                Code.UNKNOWN_NAME, "50% of\r\n`x`", Samples.at(source, "x"), ""));
        assertEquals(
                "::error file=a%2Cline=1%3A%3Ab%0A100%25.platform,line=1,endLine=1,col=1,endColumn=1,"
                        + "title=PLT-0201 unknown-name::50%25 of%0D%0A`x`\n",
                DiagnosticGithub.commands(all, SourceSet.of(List.of(source))));
    }

    private static List<String> faults(String log) throws IOException {
        String text;
        try (var stream =
                FormsTest.class.getResourceAsStream("/render/sarif-2.1.0-part.schema.json")) {
            text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(text);
        JsonNode tree = PRETTY.readTree(log);
        return schema.validate(tree).stream().map(Error::toString).toList();
    }

    private static void approve(String name, String text) {
        Approved.verify(text, Approved.resources().resolve("render").resolve(name));
    }
}
