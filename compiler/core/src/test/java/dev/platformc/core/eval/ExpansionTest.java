package dev.platformc.core.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// A use means what one gets by writing the template out by hand: random platforms with templates
/// are compared with their expansions, which are made by replacing text and know nothing of scopes.
final class ExpansionTest {
    private static final int ROUNDS = 300;

    /// @param lines with `$n` and `$w` for its parameters, `@` before names that it declares itself
    private record Template(String name, List<String> lines, List<Use> uses) {}

    private record Use(Template template, String name, String number, String text) {}

    @Test
    void a_use_means_what_writing_it_out_means() {
        long seed = Long.getLong("seed", 20261125L);
        System.out.println("-Dseed=" + seed);
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            var templates = templates(random);
            var uses = new ArrayList<Use>();
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                uses.add(use(random, templates, "u" + i));
            }
            var head = "platform x\npool gpus { nodes = 4 x dgx-h100 }\nteam all { }\n";
            var reused = new StringBuilder(head);
            templates.forEach(template -> reused.append(written(template)));
            uses.forEach(use -> reused.append(use(use, use.number(), use.text())));
            var expanded = new StringBuilder(head);
            uses.forEach(use -> expand(use, "", use.number(), use.text(), expanded));
            var message =
                    String.format(
                            Locale.ROOT,
                            "round %d of seed %d:%n%s%n%s",
                            round,
                            seed,
                            reused,
                            expanded);
            assertEquals(printed(expanded, message), printed(reused, message), message);
        }
    }

    /// Each may use those before it.
    private static List<Template> templates(Random random) {
        var templates = new ArrayList<Template>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            var lines = new ArrayList<String>();
            lines.add("team @ { namespace = \"$w-t" + i + "\", labels = { n = \"${$n}\" } }");
            if (random.nextBoolean()) {
                lines.add("pool @own { nodes = ($n + 1) x dgx-h100, spare = $n }");
                lines.add("queue @q { on = @own, gpus = $n, team = all }");
            } else {
                lines.add("queue @q { on = gpus, gpus = 2 * $n, team = all }");
            }
            lines.add(
                    "endpoint @e { model = llama-3.1-8b, on = gpus, queue = @q, concurrency = $n }");
            if (random.nextBoolean()) {
                lines.add("endpoint @f = @e { replicas = $n..($n + 3) }");
            }
            var uses = new ArrayList<Use>();
            for (int j = 0; j < random.nextInt(3) && !templates.isEmpty(); j++) {
                uses.add(use(random, templates, "i" + j));
            }
            templates.add(new Template("t" + i, lines, uses));
        }
        return templates;
    }

    private static Use use(Random random, List<Template> templates, String name) {
        return new Use(
                templates.get(random.nextInt(templates.size())),
                name,
                Integer.toString(1 + random.nextInt(9)),
                "w" + random.nextInt(1000));
    }

    private static String written(Template template) {
        var text = new StringBuilder("template " + template.name() + "(n: count, w: text) {\n");
        for (var line : template.lines()) {
            text.append("  ")
                    .append(
                            line.replace("@ ", "")
                                    .replace("@", "")
                                    .replace("$w", "${w}")
                                    .replace("${$n}", "${n}")
                                    .replace("$n", "n"))
                    .append("\n");
        }
        for (var use : template.uses()) {
            text.append("  ").append(use(use, "n + " + use.number(), "${w}" + use.text()));
        }
        return text.append("}\n").toString();
    }

    private static String use(Use use, String number, String text) {
        return "use "
                + use.template().name()
                + " "
                + use.name()
                + " { n = "
                + number
                + ", w = \""
                + text
                + "\" }\n";
    }

    private static void expand(
            Use use, String around, String number, String text, StringBuilder into) {
        var prefix = around + use.name();
        for (var line : use.template().lines()) {
            into.append(
                            line.replace("@ ", prefix + " ")
                                    .replace("@", prefix + "-")
                                    .replace("$w", text)
                                    .replace("${$n}", number)
                                    .replace("$n", number))
                    .append("\n");
        }
        for (var inner : use.template().uses()) {
            var sum = Integer.parseInt(number) + Integer.parseInt(inner.number());
            expand(inner, prefix + "-", Integer.toString(sum), text + inner.text(), into);
        }
    }

    /// Kind and object name to attributes, with references by object name.
    private static Map<String, String> printed(StringBuilder text, String message) {
        var evaluated = Evaluated.text(text.toString());
        assertEquals(List.of(), evaluated.diagnostics(), message);
        var all = new TreeMap<String, String>();
        for (var declared : evaluated.declarations().all()) {
            var attributes = new TreeMap<String, String>();
            declared.attributes()
                    .forEach((name, value) ->
                            attributes.put(
                                    name,
                                    Printed.value(value.value())
                                            .replaceAll("(?<=[a-z][0-9])\\.(?=[a-z])", "-")));
            declared.id()
                    .labels()
                    .forEach((name, value) -> attributes.put("label " + name, value.value()));
            all.put(declared.id().kind() + " " + declared.id().objectName(), attributes.toString());
        }
        return all;
    }
}
