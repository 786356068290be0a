package dev.platformc.core;

import dev.platformc.core.build.PlatformBuilder;
import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Outcome;
import dev.platformc.core.eval.Declarations;
import dev.platformc.core.eval.Evaluator;
import dev.platformc.core.eval.Facts;
import dev.platformc.core.eval.TestCase;
import dev.platformc.core.eval.Trees;
import dev.platformc.core.model.Platform;
import dev.platformc.core.rule.Day;
import dev.platformc.core.rule.PlatformFacts;
import dev.platformc.core.rule.Policies;
import dev.platformc.core.syntax.Item;
import dev.platformc.core.syntax.Parser;
import dev.platformc.core.syntax.SourceFile;
import dev.platformc.core.text.SourceSet;
import dev.platformc.hardware.catalog.Catalog;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Text in, platform out. Diagnostics come back unfiltered: [Allow] is applied once, when all
/// phases have spoken.
public final class Frontend {
    /// Of a file that is given up.
    private static final Set<Code> UNREAD = EnumSet.of(Code.FILE_TOO_LARGE, Code.TOO_DEEP);

    private Frontend() {}

    /// Reads all files of a platform and of the libraries that it imports. Every phase carries on
    /// past its errors and those of the phases before, so that all are seen in one run, and stays
    /// silent about what was broken before it; with an error the end is here.
    ///
    /// @param parameters by name, as written in the language
    public static Outcome<Platform> read(SourceSet sources, Map<String, String> parameters) {
        var read = read(sources, parameters, List.of(), null);
        var value = read.value();
        return value == null
                ? Outcome.stop(read.diagnostics())
                : Outcome.of(value.platform(), read.diagnostics());
    }

    /// What later stages go on with.
    ///
    /// @param policies those that wait for a plan, for they speak of it
    /// @param facts what is known without one
    public record Read(
            Platform platform, Declarations declarations, Policies policies, Facts facts) {}

    /// The same with the rules, of which those that need no placement have been judged.
    ///
    /// @param changes laid over the platform, see [TestCase]
    /// @param today waivers whose last day is before it are gone; absent: none is
    public static Outcome<Read> read(
            SourceSet sources,
            Map<String, String> parameters,
            List<Item> changes,
            @Nullable Day today) {
        var catalog = Catalog.standard();
        var parsed = parse(sources);
        var files = parsed.value();
        var evaluated =
                parsed.then(trees ->
                        Evaluator.evaluate(
                                Trees.of(trees, sources, parsed.diagnostics()),
                                parameters,
                                catalog,
                                changes));
        var advised =
                files == null ? evaluated : advised(evaluated, UnusedLets.find(files, sources));
        return advised.then(all -> build(all, catalog, today, evaluated.diagnostics())).gate();
    }

    /// With advice, unless there is something more urgent to say.
    private static <T> Outcome<T> advised(Outcome<T> outcome, List<Diagnostic> advice) {
        if (outcome.hasErrors() || advice.isEmpty()) {
            return outcome;
        }
        var all = new ArrayList<>(outcome.diagnostics());
        all.addAll(advice);
        return new Outcome<>(outcome.value(), all);
    }

    /// The tests of a platform, which need not compile itself as long as it can be read.
    public static Outcome<List<TestCase>> tests(SourceSet sources, Map<String, String> parameters) {
        var parsed = parse(sources);
        return parsed.then(files ->
                        Evaluator.evaluate(
                                Trees.of(files, sources, parsed.diagnostics()),
                                parameters,
                                Catalog.standard()))
                .gate()
                .then(declarations -> Outcome.of(declarations.rules().tests()));
    }

    /// A platform with mistakes is not judged: what it lacks would be blamed on its policies.
    ///
    /// @param before what the phases before said
    private static Outcome<Read> build(
            Declarations declarations,
            Catalog catalog,
            @Nullable Day today,
            List<Diagnostic> before) {
        var built = PlatformBuilder.build(declarations, catalog);
        boolean clean = before.stream().noneMatch(Diagnostic::isError);
        var said =
                new ArrayList<>(
                        clean
                                ? built.diagnostics()
                                : Doubt.of(declarations, before).without(built.diagnostics()));
        var policies = Policies.of(declarations, today);
        said.addAll(policies.diagnostics());
        var platform = built.value();
        if (platform == null) {
            return Outcome.stop(said);
        }
        var facts = new PlatformFacts(platform, declarations);
        if (!clean || built.hasErrors()) {
            return Outcome.of(new Read(platform, declarations, policies.rest(), facts), said);
        }
        var judged = policies.rest().judge(facts);
        said.addAll(judged.diagnostics());
        return Outcome.of(new Read(platform, declarations, judged.rest(), facts), said);
    }

    /// As [#read], but going as far as the errors allow: for `explain`.
    public static Outcome<Understood> understand(
            SourceSet sources, Map<String, String> parameters) {
        var catalog = Catalog.standard();
        var parsed = parse(sources);
        var evaluated =
                parsed.then(files ->
                        Evaluator.evaluate(
                                Trees.of(files, sources, parsed.diagnostics()),
                                parameters,
                                catalog));
        return evaluated.then(declarations -> {
            var built = PlatformBuilder.build(declarations, catalog);
            return new Outcome<>(
                    new Understood(declarations, built.value()),
                    Doubt.of(declarations, evaluated.diagnostics()).without(built.diagnostics()));
        });
    }

    /// All files, in the order of their paths; nothing when one of them was not read at all, for
    /// then nobody knows what is missing.
    static Outcome<List<SourceFile>> parse(SourceSet sources) {
        var files = new ArrayList<SourceFile>();
        var diagnostics = new ArrayList<Diagnostic>();
        for (var source : sources.sources()) {
            var parsed = Parser.parse(source);
            diagnostics.addAll(parsed.diagnostics());
            if (parsed.value() != null) {
                files.add(parsed.value());
            }
        }
        boolean whole = diagnostics.stream().noneMatch(each -> UNREAD.contains(each.code()));
        return whole ? Outcome.of(List.copyOf(files), diagnostics) : Outcome.stop(diagnostics);
    }
}
