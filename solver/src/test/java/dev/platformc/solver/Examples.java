package dev.platformc.solver;

import dev.platformc.core.diagnostic.Outcome;
import dev.platformc.core.text.Directory;
import dev.platformc.core.text.Source;
import dev.platformc.core.text.SourceSet;
import dev.platformc.plan.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// The platforms of `examples/`, and short ones written in tests.
final class Examples {
    private static final Path ROOT =
            Path.of(System.getProperty("project.root", "..")).resolve("examples");

    static final List<String> POSSIBLE =
            List.of(
                    "acme",
                    "fintech",
                    "inference-cloud",
                    "quickstart",
                    "first-steps/1-hello",
                    "first-steps/2-load",
                    "first-steps/3-share",
                    "first-steps/4-train",
                    "gpu-operator",
                    "llama-2-70b",
                    "training",
                    "training-lab",
                    "university");

    private Examples() {}

    static SourceSet read(String name) {
        return withLibraries(name, sources(ROOT.resolve(name), ""));
    }

    /// The same files in another order.
    static SourceSet shuffled(String name, long seed) {
        var sources = sources(ROOT.resolve(name), "");
        Collections.shuffle(sources, new Random(seed));
        return withLibraries(name, sources);
    }

    /// The folders below that have sources are libraries.
    private static SourceSet withLibraries(String name, List<Source> own) {
        var all = SourceSet.of(own);
        try (var folders = Files.list(ROOT.resolve(name))) {
            for (var folder : folders.filter(Files::isDirectory).sorted().toList()) {
                var library = folder.getFileName().toString();
                var sources = sources(folder, library + "/");
                if (!sources.isEmpty()) {
                    all = all.with(library, new Directory.Library(library, sources));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static List<Source> sources(Path folder, String before) {
        try (var files = Files.list(folder)) {
            var sources = new ArrayList<Source>();
            for (var file :
                    files.filter(f -> f.toString().endsWith(".platform")).sorted().toList()) {
                sources.add(new Source(before + file.getFileName(), Files.readString(file)));
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Outcome<Plan> compile(SourceSet sources, @Nullable String lock) {
        return Compilation.plan(sources, Map.of(), lock, Budget.USUAL);
    }

    static Outcome<Plan> compile(String text) {
        return compile(SourceSet.of("test.platform", text), null);
    }

    static Plan plan(String text) {
        return plan(compile(text), SourceSet.of("test.platform", text));
    }

    static Plan planned(String name) {
        var sources = read(name);
        return plan(compile(sources, null), sources);
    }

    private static Plan plan(Outcome<Plan> outcome, SourceSet sources) {
        var plan = outcome.value();
        if (plan == null) {
            throw new AssertionError(Told.all(outcome.diagnostics(), sources));
        }
        return plan;
    }
}
