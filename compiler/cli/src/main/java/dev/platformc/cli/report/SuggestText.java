package dev.platformc.cli.report;

import dev.platformc.cli.render.Theme;
import dev.platformc.cli.render.UnifiedDiff;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.text.SourceSet;
import dev.platformc.solver.Retry;
import dev.platformc.solver.suggest.Suggestion;
import dev.platformc.solver.suggest.Suggestion.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Suggestions for people: what each way of sharing would take, and the change as a diff.
public final class SuggestText {
    private static final int MOST_NAMES = 6;

    private SuggestText() {}

    public static String of(List<Suggestion> suggestions, SourceSet sources, Theme theme) {
        if (suggestions.isEmpty()) {
            return "nothing to suggest: no endpoint here takes one card or less a replica\n";
        }
        var texts = new ArrayList<String>();
        for (var suggestion : suggestions) {
            texts.add(one(suggestion, sources, theme));
        }
        return String.join("\n", texts);
    }

    private static String one(Suggestion suggestion, SourceSet sources, Theme theme) {
        var text = new StringBuilder();
        text.append(suggestion.on().id().display())
                .append(": ")
                .append(Words.count(suggestion.endpoints().size(), "endpoint"))
                .append(" (")
                .append(names(suggestion.endpoints()))
                .append(")\n");
        var rows = new ArrayList<List<String>>();
        for (var way : suggestion.ways()) {
            rows.add(
                    List.of(
                            "  " + way.mode().word(),
                            cards(way),
                            remark(way, suggestion.ways().getFirst())));
        }
        Columns.align(rows, -1).forEach(line -> text.append(line).append('\n'));
        if (!suggestion.helps()) {
            return text.append("  nothing that can be written yet takes fewer cards\n").toString();
        }
        text.append("suggest: ")
                .append(suggestion.best().mode().word())
                .append(" (checked: compiled and placed); it frees ")
                .append(Words.count(suggestion.freed(), "card"))
                .append(saved(suggestion))
                .append('\n');
        var after = Retry.changed(sources, suggestion.edits());
        for (var source : sources.ofPlatform()) {
            var changed = after.find(source.path());
            if (changed != null) {
                text.append(UnifiedDiff.of(source.path(), source.text(), changed.text(), theme));
            }
        }
        return text.toString();
    }

    private static String names(List<Endpoint> endpoints) {
        var names =
                endpoints.stream()
                        .limit(MOST_NAMES)
                        .map(e -> "`" + e.id().name() + "`")
                        .collect(Collectors.joining(", "));
        int more = endpoints.size() - MOST_NAMES;
        return more > 0 ? names + " and " + more + " more" : names;
    }

    private static String cards(Way way) {
        var cards = way.cards();
        return cards == null ? "no" : Words.count(cards, "card");
    }

    private static String remark(Way way, Way now) {
        if (way.cards() == null) {
            return way.refused();
        }
        var text = way.mode().what();
        text += way == now ? " (now)" : "";
        return way.written() ? text : text + "; checked, not emitted yet";
    }

    private static String saved(Suggestion suggestion) {
        var saved = suggestion.saved();
        return saved == null
                ? ", which have no price"
                : ", worth "
                        + Words.money(saved)
                        + " "
                        + suggestion.currency()
                        + "/h"
                        + (suggestion.estimated() ? " (estimated)" : "");
    }
}
