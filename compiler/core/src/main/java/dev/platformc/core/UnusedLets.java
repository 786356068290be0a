package dev.platformc.core;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.syntax.Item;
import dev.platformc.core.syntax.Mentions;
import dev.platformc.core.syntax.SourceFile;
import dev.platformc.core.text.SourceSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Names for values that nothing uses. Those of libraries are there for whoever imports them.
final class UnusedLets {
    private UnusedLets() {}

    static List<Diagnostic> find(List<SourceFile> files, SourceSet sources) {
        var own =
                files.stream()
                        .filter(file -> sources.ofPlatform().contains(file.source()))
                        .toList();
        var unused = new ArrayList<Diagnostic>();
        var mentioned = Mentions.in(own);
        own.forEach(file -> file.items().forEach(item -> find(item, mentioned, unused)));
        return unused;
    }

    private static void find(Item item, Set<String> mentioned, List<Diagnostic> unused) {
        switch (item) {
            case Item.Let let -> {
                if (!mentioned.contains(let.name().text())) {
                    unused.add(
                            Diagnostic.of(
                                    Code.UNUSED_LET,
                                    "nothing uses `" + let.name().text() + "`",
                                    let.name().span(),
                                    "could be taken out"));
                }
            }
            case Item.Template template ->
                    template.items().forEach(inner -> find(inner, mentioned, unused));
            case Item.Condition condition ->
                    condition.items().forEach(inner -> find(inner, mentioned, unused));
            default -> {}
        }
    }
}
