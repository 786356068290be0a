package dev.platformc.cli;

import dev.platformc.cli.files.TextFile;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.text.Source;
import dev.platformc.core.text.SourceSet;
import dev.platformc.emit.review.Review;
import dev.platformc.plan.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.jspecify.annotations.Nullable;

/// `platformc lint FILE.yaml`: files of Kubernetes objects that others wrote.
final class ReviewedFiles {
    private ReviewedFiles() {}

    /// Whether a word names such a file.
    static boolean isOne(String word) {
        return word.endsWith(".yaml") || word.endsWith(".yml");
    }

    /// @param line its words are the files; `-C` names the platform that they would go to
    static int run(CommandLine line, Terminal terminal) {
        var folder = PlatformOptions.folder(line.getOptionValue("C", "."));
        var options = PlatformOptions.of(line, folder);
        Plan plan = null;
        if (line.hasOption("C")) {
            var checked = Run.of(options, terminal);
            plan = checked.plan();
            if (plan == null) {
                checked.only(Diagnostic::isError)
                        .report(
                                options,
                                terminal,
                                "nothing is reviewed for a platform with errors",
                                terminal.out());
                return ExitCode.REFUSED;
            }
        }
        var run = review(line.getArgList(), plan);
        run.report(options, terminal, "", terminal.out());
        if (run.diagnostics().stream().anyMatch(Diagnostic::isError)) {
            return ExitCode.REFUSED;
        }
        return run.diagnostics().isEmpty() ? ExitCode.DONE : ExitCode.CHANGES;
    }

    private static Run review(List<String> words, @Nullable Plan plan) {
        var files = new ArrayList<Source>();
        var said = new ArrayList<Diagnostic>();
        for (var word : words) {
            var path = Path.of(word);
            var shown = path.normalize().toString().replace('\\', '/');
            files.add(new Source(shown, TextFile.read(path)));
        }
        files.forEach(file -> said.addAll(Review.of(file, plan)));
        said.sort(Diagnostic.ORDER);
        return new Run(SourceSet.of(files), null, List.of(), said);
    }
}
