package dev.platformc.core.eval;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.syntax.Item;
import dev.platformc.core.syntax.Name;
import dev.platformc.core.syntax.SourceFile;
import dev.platformc.core.text.Directories;
import dev.platformc.core.text.Directory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Opens libraries: each once, however often and under whatever names it is imported.
final class Imports {
    static final int DEEPEST = 16;

    private final Evaluation evaluation;
    private final Trees trees;
    private final Map<String, Scope> opened = new HashMap<>();
    private final List<Step> opening = new ArrayList<>();

    /// @param library its name
    private record Step(String library, Item.Import by) {}

    /// @param files what is still to be gathered in the scope; none when that was done before
    record Opened(Scope scope, List<SourceFile> files, boolean failed) {}

    Imports(Evaluation evaluation, Trees trees) {
        this.evaluation = evaluation;
        this.trees = trees;
    }

    /// To be closed when its files have been gathered.
    Opened open(Item.Import item, Scope importer) {
        var alias = alias(item);
        var problem = problem(item, importer, alias);
        if (problem != null || alias == null) {
            if (problem != null) {
                evaluation.reports.add(problem);
            }
            if (alias != null) {
                importer.leaveUnread(alias.text());
            }
            return new Opened(importer, List.of(), true);
        }
        var library = ((Directory.Library) directory(item)).name();
        var known = opened.get(library);
        var scope = known != null ? known : Scope.library(importer, alias.text());
        var before = importer.name(alias.text(), new Named.Library(alias.span(), scope));
        if (before != null) {
            evaluation.reports.add(
                    DeclarationMessages.duplicate(
                            before.word() + " `" + alias.text() + "`",
                            before.span(),
                            alias.span()));
        }
        if (known != null) {
            return new Opened(scope, List.of(), false);
        }
        opened.put(library, scope);
        evaluation.census.open(scope);
        var files = trees.libraries().getOrDefault(library, List.of());
        if (!files.isEmpty()) {
            opening.add(new Step(library, item));
        }
        return new Opened(scope, files, false);
    }

    void close(Opened library) {
        if (!library.files().isEmpty()) {
            opening.removeLast();
        }
    }

    /// What it is called; absent when the text could not be read.
    private static @Nullable Name alias(Item.Import item) {
        if (item.alias() != null) {
            return item.alias();
        }
        var path = item.directory().plain();
        if (path == null) {
            return new Name("", item.directory().span());
        }
        var trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return new Name(trimmed.substring(trimmed.lastIndexOf('/') + 1), item.directory().span());
    }

    private Directory directory(Item.Import item) {
        var text = item.directory().plain();
        if (text == null) {
            return new Directory.Absent();
        }
        return text.startsWith("/")
                ? new Directory.Outside()
                : trees.sources().directory(Directories.join(item.span().file(), text));
    }

    private @Nullable Diagnostic problem(Item.Import item, Scope importer, @Nullable Name alias) {
        var text = item.directory().plain();
        if (text == null) {
            return ImportMessages.notPlain(item.directory().span());
        }
        return switch (directory(item)) {
            case Directory.Absent _ -> ImportMessages.absent(item, text);
            case Directory.Outside _ -> ImportMessages.outside(item, text);
            case Directory.OfPlatform _ -> ImportMessages.cycle(item, steps());
            case Directory.Library(var name, _) -> {
                var circle = opening.stream().map(Step::library).toList().indexOf(name);
                if (circle >= 0) {
                    yield ImportMessages.cycle(item, steps().subList(circle + 1, opening.size()));
                }
                if (opening.size() >= DEEPEST) {
                    yield ImportMessages.deep(item);
                }
                yield alias == null ? null : ImportMessages.alias(alias, item);
            }
        };
    }

    private List<Item.Import> steps() {
        return opening.stream().map(Step::by).toList();
    }
}
