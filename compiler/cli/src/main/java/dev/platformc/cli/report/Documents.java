package dev.platformc.cli.report;

import dev.platformc.core.text.SourceSet;
import dev.platformc.emit.Emitters;
import dev.platformc.emit.Yaml;
import dev.platformc.plan.Plan;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// The files of a plan, as text.
public final class Documents {
    private Documents() {}

    /// Text by path.
    ///
    /// @param sources that the plan was made of
    public static SortedMap<String, String> print(Plan plan, SourceSet sources) {
        var files = new TreeMap<String, String>();
        var documents = Objects.requireNonNull(Emitters.emit(plan, sources).value());
        for (var document : documents) {
            files.put(document.path(), Yaml.print(document.content()));
        }
        return files;
    }

    /// All objects as one stream, without the kustomizations, which only mean something in a
    /// folder.
    public static String stream(SortedMap<String, String> files) {
        var text = new StringBuilder();
        files.forEach((path, content) -> {
            if (!path.endsWith("kustomization.yaml")) {
                text.append("---\n# ").append(path).append('\n').append(content);
            }
        });
        return text.toString();
    }

    public static String count(SortedMap<String, String> files, String output) {
        var where = output.equals("-") ? "on standard output" : "in " + output + "/";
        return "wrote "
                + Words.count(files.size(), "document")
                + " "
                + where
                + "; platform.lock keeps what was solved";
    }

    /// What to do now.
    public static String next(Plan plan, String output) {
        boolean gitops = plan.platform().clusters().stream().anyMatch(c -> c.gitops() != null);
        if (output.equals("-")) {
            return "next: kubectl apply --server-side -f - reads it";
        }
        return gitops
                ? "next: commit " + output + "/ to the repository that Argo CD watches"
                : "next: kubectl apply --server-side -k " + output;
    }
}
