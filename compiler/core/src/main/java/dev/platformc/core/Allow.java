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
    private record Permit(String slug, Span at, Span covers) {
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
            if (!isUsed && (isWhole || !isWarning(permit.slug()))) {
                left.add(AllowMessages.nothing(permit.slug(), permit.at()));
            }
        }
        left.sort(Diagnostic.ORDER);
        return List.copyOf(left);
    }

    private static boolean isWarning(String slug) {
        var code = Code.find(slug);
        return code.isPresent()
                && code.get().severity() != Severity.ERROR;
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
            var slugs = SLUG.matcher(match.group("slugs"));
            while (slugs.find()) {
                var at =
                        new Span(source.path(), offset + slugs.start(), offset + slugs.end());
                permits.add(new Permit(slugs.group(), at, covers));
            }
        }
        return permits;
    }
}
