package dev.platformc.emit.contract;

import dev.platformc.core.diagnostic.Outcome;
import dev.platformc.core.text.Directory;
import dev.platformc.core.text.Source;
import dev.platformc.core.text.SourceSet;
import dev.platformc.plan.Plan;
import dev.platformc.solver.Budget;
import dev.platformc.solver.Compilation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The platforms under `examples/`, compiled once a run.
public final class ExamplePlatforms {
    /// Those that show a refusal.
    private static final String IMPOSSIBLE = "impossible-";

    /// @param name path of the folder under `examples/`
    record Example(String name, SourceSet sources, Outcome<Plan> outcome) {
        boolean shouldCompile() {
            return !name.startsWith(IMPOSSIBLE);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final class Once {
        static final List<Example> ALL = compileAll();
        static final List<Output> OUTPUTS = emitAll(ALL);
    }

    private ExamplePlatforms() {}

    /// The plans of those that compile, by name.
    public static Map<String, Plan> plans() {
        var plans = new TreeMap<String, Plan>();
        for (Example example : all()) {
            Plan plan = example.outcome().value();
            if (plan != null) {
                plans.put(example.name(), plan);
            }
        }
        return plans;
    }

    /// In the order of their names.
    static List<Example> all() {
        return Once.ALL;
    }

    /// What all of them emit, each cluster by itself.
    static List<Output> outputs() {
        return Once.OUTPUTS;
    }

    private static List<Output> emitAll(List<Example> examples) {
        var outputs = new ArrayList<Output>();
        for (Example example : examples) {
            Plan plan = example.outcome().value();
            if (plan != null) {
                outputs.addAll(Output.of(plan));
            }
        }
        return List.copyOf(outputs);
    }

    private static List<Example> compileAll() {
        Path root = root();
        try (Stream<Path> files = Files.walk(root)) {
            var byFolder = new TreeMap<String, List<Source>>();
            for (Path file : files.filter(f -> f.toString().endsWith(".platform")).toList()) {
                String folder = root.relativize(file.getParent()).toString().replace('\\', '/');
                byFolder.computeIfAbsent(folder, _ -> new ArrayList<>())
                        .add(new Source(file.getFileName().toString(), Files.readString(file)));
            }
            var compiled = new ArrayList<Example>();
            for (var folder : byFolder.entrySet()) {
                if (isPlatform(folder.getValue())) {
                    var name = folder.getKey();
                    compiled.add(compiled(name, withLibraries(name, byFolder)));
                }
            }
            return List.copyOf(compiled);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The definitions that examples keep beside their sources.
    static List<Path> schemas() {
        try (Stream<Path> files = Files.walk(root())) {
            return files.filter(f -> f.resolveSibling("").endsWith("schemas"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Source> schemas(String folder) throws IOException {
        var schemas = new ArrayList<Source>();
        for (var file : schemas()) {
            if (file.startsWith(root().resolve(folder))) {
                schemas.add(new Source("schemas/" + file.getFileName(), Files.readString(file)));
            }
        }
        return schemas;
    }

    private static Path root() {
        return Path.of(System.getProperty("project.root", "..")).resolve("examples");
    }

    private static boolean isPlatform(List<Source> sources) {
        return sources.stream()
                .flatMap(source -> source.text().lines())
                .anyMatch(line -> line.startsWith("platform "));
    }

    /// The folders below one with a platform are the libraries that it imports.
    private static SourceSet withLibraries(String folder, SortedMap<String, List<Source>> all)
            throws IOException {
        var sources = SourceSet.of(all.getOrDefault(folder, List.of()));
        for (var below : all.tailMap(folder + "/").entrySet()) {
            if (below.getKey().startsWith(folder + "/")) {
                var name = below.getKey().substring(folder.length() + 1);
                var files =
                        below.getValue().stream()
                                .map(file -> new Source(name + "/" + file.path(), file.text()))
                                .toList();
                sources = sources.with(name, new Directory.Library(name, files));
            }
        }
        return sources.withSchemas(schemas(folder));
    }

    private static Example compiled(String name, SourceSet sources) {
        return new Example(name, sources, Compilation.plan(sources, Map.of(), null, Budget.USUAL));
    }
}
