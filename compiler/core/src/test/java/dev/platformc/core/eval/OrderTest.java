package dev.platformc.core.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.platformc.core.text.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The order of declarations and files means nothing.
final class OrderTest {
    private static final String[] ITEMS = {
        "platform x { currency = EUR }",
        "param env: dev | prod = prod",
        "let n = 2",
        "let twice = n * 2",
        "node box = dgx-h100 { price = 90 EUR/h }",
        "model house = llama-3.1-8b { precision = fp8 }",
        "pool a { nodes = twice x box, spare = n - 1 }",
        "pool b = a { spare = a.spare }",
        "team risk { isolation = if env == prod then gpu else slice }",
        "queue q { on = [a, b], team = risk, share = 50% }",
        "queue r = q { gpus = count(pools) }",
        "if env == prod { endpoint chat { model = house, on = a, replicas = 1..twice } }",
        "gang g { run = pytorch, queue = q, workers = n x worker { gpus = 8 } }",
        "team wrong { isolation = nod, labels = { a = 1 } }",
        "let loop = pool-c\nlet pool-c = loop"
    };

    @Test
    void shuffled_declarations_mean_the_same() {
        long seed = Long.getLong("seed", 20261124L);
        System.out.println("-Dseed=" + seed);
        var random = new Random(seed);
        var expected = meaning(List.of(new Source("a.platform", String.join("\n", ITEMS))));
        for (int round = 0; round < 60; round++) {
            var items = new ArrayList<>(List.of(ITEMS));
            Collections.shuffle(items, random);
            int cut = random.nextInt(items.size());
            var files =
                    Stream.of(items.subList(0, cut), items.subList(cut, items.size()))
                            .map(part -> String.join("\n", part))
                            .toList();
            assertEquals(
                    expected,
                    meaning(
                            List.of(
                                    new Source("a.platform", files.get(0)),
                                    new Source("b.platform", files.get(1)))),
                    String.format(Locale.ROOT, "round %d: %s", round, files));
        }
    }

    /// Everything but places in the text.
    private static List<String> meaning(List<Source> files) {
        var evaluated = Evaluated.of(files, Map.of());
        var lines = new ArrayList<String>();
        for (var declared : evaluated.declarations().all()) {
            var line = new StringBuilder(declared.id().key());
            declared.attributes()
                    .forEach((name, value) ->
                            line.append(' ')
                                    .append(name)
                                    .append('=')
                                    .append(Printed.value(value.value()))
                                    .append(" (")
                                    .append(value.origin().word())
                                    .append(')'));
            lines.add(line.toString());
        }
        evaluated.said().stream().sorted().forEach(lines::add);
        evaluated.diagnostics().stream().map(d -> d.headline()).sorted().forEach(lines::add);
        return lines;
    }
}
