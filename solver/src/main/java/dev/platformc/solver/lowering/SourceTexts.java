package dev.platformc.solver.lowering;

import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.model.Identity;
import dev.platformc.core.text.SourceSet;
import dev.platformc.core.text.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Smaller stretches inside the values that the model knows, for labels and edits: the number of a
/// multiple, the word before a value. Whatever is edited is compiled again before it is offered.
final class SourceTexts {
    private static final Pattern NUMBER = Pattern.compile("^[0-9][0-9_]*");
    private static final Pattern TREE =
            Pattern.compile(
                    "^(?:[0-9_]+\\s*x\\s*[A-Za-z][\\w-]*\\s+of\\s+)*"
                            + "([0-9_]+(?:\\s*\\.\\.\\s*[0-9_]+)?)\\s*x\\s*(\\S+)");

    private final SourceSet sources;

    SourceTexts(SourceSet sources) {
        this.sources = sources;
    }

    private @Nullable String text(Span span) {
        return sources.find(span.file()) == null ? null : sources.text(span);
    }

    /// The number that a value starts with: `10` of `10 x worker { … }`.
    @Nullable Span number(Span value) {
        return group(value, NUMBER, 0);
    }

    /// The number of nodes in the innermost domain: `8` of `2 x rack of 8 x dgx-h100`.
    @Nullable Span innermost(Span tree) {
        return group(tree, TREE, 1);
    }

    /// The machine of a tree: `dgx-h100`.
    @Nullable Span machine(Span tree) {
        return group(tree, TREE, 2);
    }

    private @Nullable Span group(Span value, Pattern pattern, int group) {
        var text = text(value);
        if (text == null) {
            return null;
        }
        Matcher found = pattern.matcher(text);
        return found.find()
                ? new Span(
                        value.file(),
                        value.start() + found.start(group),
                        value.start() + found.end(group))
                : null;
    }

    /// The key of a value: `required` before `rack` in `required = rack`.
    @Nullable Span key(Span value, String word) {
        var source = sources.find(value.file());
        if (source == null) {
            return null;
        }
        var before = source.text().substring(0, value.start());
        var found = Pattern.compile(Pattern.quote(word) + "\\s*=\\s*$").matcher(before);
        return found.find()
                ? new Span(value.file(), found.start(), found.start() + word.length())
                : null;
    }

    /// The attribute with the separator behind it, to take it out of a record.
    @Nullable Span attribute(Span value, String word) {
        var key = key(value, word);
        var source = sources.find(value.file());
        if (key == null || source == null) {
            return null;
        }
        var after = Pattern.compile("\\s*,\\s*").matcher(source.text());
        int end =
                after.region(value.end(), source.text().length()).lookingAt()
                        ? after.end()
                        : value.end();
        return new Span(value.file(), key.start(), end);
    }

    /// The value of the first attribute of this name inside a span: `8` of `{ tensor = 8 }`.
    @Nullable Span inside(Span span, String word) {
        var text = text(span);
        if (text == null) {
            return null;
        }
        var found =
                Pattern.compile("(?<![\\w.-])" + Pattern.quote(word) + "\\s*=\\s*([\\w.]+)")
                        .matcher(text);
        return found.find()
                ? new Span(span.file(), span.start() + found.start(1), span.start() + found.end(1))
                : null;
    }

    /// Text behind a span.
    Edit after(Span span, String more) {
        return new Edit(new Span(span.file(), span.end(), span.end()), more);
    }

    /// One more attribute at the beginning of a declaration's block.
    @Nullable Edit insert(Identity declaration, String attribute) {
        var text = text(declaration.declaration());
        int open = text == null ? -1 : text.indexOf('{');
        if (text == null || open < 0) {
            return null;
        }
        int at = declaration.declaration().start() + open + 1;
        boolean oneLine = text.indexOf('\n') < 0;
        return new Edit(
                new Span(declaration.declaration().file(), at, at),
                oneLine ? " " + attribute + "," : "\n  " + attribute);
    }

    /// What a span covers; empty when its file is not there.
    String written(Span span) {
        var text = text(span);
        return text == null ? "" : text;
    }

    /// The span itself where nothing smaller is known.
    static Span orWhole(@Nullable Span part, Span whole) {
        return part == null ? whole : part;
    }
}
