package dev.platformc.core;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Severity;
import dev.platformc.core.syntax.Comments;
import dev.platformc.core.text.Lines;
import dev.platformc.core.text.Source;
import dev.platformc.core.text.SourceSet;
import dev.platformc.core.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Warnings and advice that the author allows: `// allow: unpinned-image (mirrored nightly)`.
///
/// At the end of a line it covers that line; alone on its line it covers the attribute or
/// declaration that follows. To be applied once, to the diagnostics of all phases together: an
/// `allow` that allows nothing is a warning itself.
public final class Allow {
    private static final Pattern COMMENT =
            Pattern.compile("//\\s*allow:\\s*(?<slugs>[\\w-]+(\\s*,\\s*[\\w-]+)*).*");
    private static final Pattern SLUG = Pattern.compile("[\\w-]+");

    private Allow() {}

    /// One slug of one comment.
    ///
    /// @param at the slug in the comment
    /// @param covers what it speaks of
    /// @param all what goes when it goes: the comment, or of several slugs this one
    private record Permit(String slug, Span at, Span covers, Span all) {
        boolean allows(Diagnostic diagnostic) {
            var primary = diagnostic.primary();
            return primary != null
                    && !diagnostic.isError()
                    && diagnostic.code().slug().equals(slug)
                    && primary.span().file().equals(covers.file())
                    && primary.span().start() < covers.end()
                    && primary.span().start() >= covers.start();
        }
    }

    /// What is left to say, in order, with a warning for each permit without effect. While there
    /// are errors, later phases have not spoken, so nothing is said of permits that wait for them.
    public static List<Diagnostic> apply(SourceSet sources, List<Diagnostic> diagnostics) {
        var permits = new ArrayList<Permit>();
        for (var source : sources.sources()) {
            if (source.text().contains("allow:")) {
                permits.addAll(permits(source));
            }
        }
        var left = new ArrayList<Diagnostic>();
        for (var diagnostic : diagnostics) {
            if (permits.stream().noneMatch(permit -> permit.allows(diagnostic))) {
                left.add(diagnostic);
            }
        }
        boolean isWhole = diagnostics.stream().noneMatch(Diagnostic::isError);
        for (var permit : permits) {
            boolean isUsed = diagnostics.stream().anyMatch(permit::allows);
            if (!isUsed && isOfCheck(permit.slug()) && (isWhole || !isWarning(permit.slug()))) {
                left.add(AllowMessages.nothing(permit.slug(), permit.at(), permit.all()));
            }
        }
        left.sort(Diagnostic.ORDER);
        return List.copyOf(left);
    }

    /// What no comment allows. Says nothing of comments without effect: those are for the check.
    public static List<Diagnostic> without(SourceSet sources, List<Diagnostic> diagnostics) {
        var permits = sources.sources().stream().flatMap(s -> permits(s).stream()).toList();
        return diagnostics.stream()
                .filter(diagnostic -> permits.stream().noneMatch(p -> p.allows(diagnostic)))
                .toList();
    }

    /// Whether a check may say it: of what only `lint` says, a check cannot tell.
    private static boolean isOfCheck(String slug) {
        return !slug.equals(Code.LANGUAGE_UNSET.slug());
    }

    private static boolean isWarning(String slug) {
        var code = Code.find(slug);
        return code.isPresent() && code.get().severity() != Severity.ERROR;
    }

    private static List<Permit> permits(Source source) {
        var lines = Lines.of(source.text());
        var permits = new ArrayList<Permit>();
        for (var comment : Comments.of(source)) {
            var match = COMMENT.matcher(comment.text());
            if (!match.matches()) {
                continue;
            }
            var covers = Covered.by(comment, source, lines);
            int offset = comment.span().start() + match.start("slugs");
            var text = match.group("slugs");
            boolean single = text.indexOf(',') < 0;
            var slugs = SLUG.matcher(text);
            while (slugs.find()) {
                int start = offset + slugs.start();
                int end = offset + slugs.end();
                var at = new Span(source.path(), start, end);
                var all = single ? whole(comment, source, lines) : one(at, offset, source.text());
                permits.add(new Permit(slugs.group(), at, covers, all));
            }
        }
        return permits;
    }

    /// The comment with the space in front of it, and with its line when it has one to itself.
    private static Span whole(Comments.Comment comment, Source source, Lines lines) {
        var span = comment.span();
        int line = lines.line(span.start());
        if (comment.alone() && line < lines.count()) {
            return new Span(span.file(), lines.start(line), lines.start(line + 1));
        }
        int start = span.start();
        while (start > 0 && " \t".indexOf(source.text().charAt(start - 1)) >= 0) {
            start--;
        }
        return new Span(span.file(), start, span.end());
    }

    /// One slug with a comma: the one behind the first, the one in front of any other.
    private static Span one(Span slug, int first, String text) {
        if (slug.start() > first) {
            return new Span(slug.file(), text.lastIndexOf(',', slug.start()), slug.end());
        }
        int end = text.indexOf(',', slug.end()) + 1;
        while (text.charAt(end) == ' ') {
            end++;
        }
        return new Span(slug.file(), slug.start(), end);
    }
}
