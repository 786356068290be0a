package dev.platformc.core.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.platformc.core.text.Directories;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Libraries: what is imported, under which name, and that each is there once.
final class LibrariesTest {
    private static Evaluated fine(String text) {
        var evaluated = Evaluated.text(text);
        assertEquals(List.of(), evaluated.diagnostics());
        return evaluated;
    }

    @Test
    void what_a_library_holds_is_reached_through_its_name() {
        var x =
                fine(
                        """
                        import "shared/models"
                        import "desks" as d
                        platform x
                        pool gpus { nodes = 1 x models.big-box }
                        use d.desk risk { where = gpus }
                        endpoint chat { model = models.chat { precision = int8 }, on = gpus, priority = d.high }
                        model mine = models.chat { max-context = models.longest }
                        gang g { run = models.torch { args = ["-v"] }, workers = 1 x worker { gpus = 1 } }
                        // file: shared/models/models.platform
                        let bucket = "s3://weights"
                        let longest = 4096 tokens
                        let torch = pytorch { image = "a:1", command = ["run"] }
                        model chat = llama-3.1-8b { precision = fp8, source = "${bucket}/chat" }
                        node big-box = dgx-h200 { memory = 3TiB }
                        // file: desks/desks.platform
                        import "../shared/models"
                        priority high { value = 1000 }
                        template desk(where: pool) {
                          queue { on = where }
                          endpoint { model = models.chat, on = where, priority = high }
                        }
                        """);
        assertEquals(
                List.of(
                        "endpoint.chat",
                        "endpoint.risk",
                        "gang.g",
                        "model.mine",
                        "model.models.chat",
                        "node.models.big-box",
                        "platform.x",
                        "pool.gpus",
                        "priority.d.high",
                        "queue.risk"),
                x.declarations().all().stream().map(d -> d.id().key()).toList());
        assertEquals(
                "model.models.chat {precision = int8}",
                Printed.value(x.value("endpoint", "chat", "model")));
        assertEquals("\"s3://weights/chat\"", Printed.value(x.value("model", "mine", "source")));
        assertEquals("4096 tokens", Printed.value(x.value("model", "mine", "max-context")));
        assertEquals(
                "pytorch {image = \"a:1\", command = [\"run\"], args = [\"-v\"]}",
                Printed.value(x.value("gang", "g", "run")));
        assertEquals("priority.d.high", Printed.value(x.value("endpoint", "risk", "priority")));
        assertEquals("1 x node.models.big-box", Printed.value(x.value("pool", "gpus", "nodes")));
    }

    @Test
    void names_in_a_library_mean_what_they_mean_there() {
        var x =
                fine(
                        """
                        import "lib"
                        platform x
                        let size = 1
                        pool gpus { nodes = 4 x dgx-h100 }
                        use lib.desk a { where = gpus }
                        // file: lib/one.platform
                        template desk(where: pool) { queue { on = where, gpus = size } }
                        // file: lib/two.platform
                        let size = 3
                        """);
        assertEquals("3", Printed.value(x.value("queue", "a", "gpus")));
        assertEquals("pool.gpus", Printed.value(x.value("queue", "a", "on")));
    }

    @Test
    void a_library_that_two_import_is_there_once() {
        var x =
                fine(
                        """
                        import "a"
                        import "b"
                        platform x
                        // file: a/a.platform
                        import "../c"
                        // file: b/b.platform
                        import "../c" as other
                        model mine = other.chat
                        // file: c/c.platform
                        model chat = llama-3.1-8b
                        """);
        assertEquals(
                List.of("model.a.c.chat", "model.b.mine", "platform.x"),
                x.declarations().all().stream().map(d -> d.id().key()).toList());
    }

    @Test
    void sixteen_deep_and_no_further() {
        assertEquals(List.of(), chain(16).said());
        assertEquals(List.of("PLT-0311 \"../l17\""), chain(17).said());
    }

    private static Evaluated chain(int length) {
        var text = new StringBuilder("import \"l1\"\nplatform x\n");
        for (int i = 1; i <= length; i++) {
            text.append("// file: l").append(i).append("/l.platform\n");
            text.append(i < length ? "import \"../l" + (i + 1) + "\"\n" : "let a = 1\n");
        }
        return Evaluated.text(text.toString());
    }

    @Test
    void directories_are_named_as_seen_from_the_file() {
        assertEquals("models", Directories.join("a.platform", "models"));
        assertEquals("eu/models", Directories.join("eu/a.platform", "./models/"));
        assertEquals("models", Directories.join("eu/a.platform", "../models"));
        assertEquals("../models", Directories.join("a.platform", "../models"));
        assertEquals("../../models", Directories.join("../a.platform", "../models"));
        assertEquals("/srv/models", Directories.join("/srv/x/a.platform", "../models"));
        assertEquals("", Directories.join("lib/a.platform", ".."));
    }
}
