package dev.platformc.cli;

import dev.platformc.cli.files.SourceFolder;
import dev.platformc.cli.files.UserError;
import dev.platformc.cli.render.Report;
import dev.platformc.cli.render.Sheet;
import dev.platformc.cli.report.PlacedSheet;
import dev.platformc.cli.report.SchedulerText;
import dev.platformc.core.Frontend;
import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Explanation;
import dev.platformc.core.explain.AttributeSheet;
import dev.platformc.core.explain.Reference;
import dev.platformc.core.explain.SchedulerSheet;
import dev.platformc.core.kind.Kinds;
import dev.platformc.core.text.SourceSet;
import dev.platformc.hardware.catalog.Catalog;
import dev.platformc.solver.Budget;
import dev.platformc.solver.Compilation;
import dev.platformc.solver.lock.Lock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/// `platformc explain`: the page of a code, a kind and its attributes, or one declaration with
/// every value and where it came from.
final class ExplainCommand implements Command {
    /// Kinds of what a plan gives a place, and the pools that it gives away.
    private static final Set<String> PLACED =
            Set.of("pool", "gang", "endpoint", "ray", "workspace", "app", "pipeline");

    private static final String SCHEDULER = "scheduler";

    private final Terminal terminal;

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder("C").longOpt("dir").hasArg().get())
                .addOption(Option.builder("P").longOpt("param").hasArg().get())
                .addOption(PlatformOptions.colorOption());
    }

    @Override
    public int run(CommandLine line) {
        var words = line.getArgList();
        if (words.isEmpty()) {
            for (var code : Code.values()) {
                terminal.out()
                        .println(code.id() + "  " + code.summary() + " (" + code.slug() + ")");
            }
        }
        int exit = ExitCode.DONE;
        for (var word : words) {
            exit =
                    Math.max(
                            exit,
                            explain(
                                    word.endsWith(",")
                                            ? word.substring(0, word.length() - 1)
                                            : word,
                                    line));
        }
        return exit;
    }

    private int explain(String word, CommandLine line) {
        if (word.equals(SCHEDULER)) {
            return scheduler(line);
        }
        var code = Code.find(word);
        if (code.isPresent()) {
            terminal.out().print(Explanation.of(code.get()).text());
            return ExitCode.DONE;
        }
        var kind = Kinds.find(word);
        if (kind.isPresent()) {
            Reference.text(kind.get()).forEach(terminal.out()::println);
            return ExitCode.DONE;
        }
        int dot = word.indexOf('.');
        var before = dot < 0 ? kind : Kinds.find(word.substring(0, dot));
        if (dot > 0 && before.isPresent()) {
            return declaration(before.get().name(), word.substring(dot + 1), line);
        }
        terminal.err().println(unknown(word));
        return ExitCode.USAGE;
    }

    private int declaration(String kind, String name, CommandLine line) {
        var folder = PlatformOptions.folder(line.getOptionValue("C", "."));
        var attribute = Kinds.get(kind).attribute(name);
        if (attribute.isPresent() && !line.hasOption("C") && !folder.hasSources()) {
            Reference.text(Kinds.get(kind), attribute.get()).forEach(terminal.out()::println);
            return ExitCode.DONE;
        }
        return sheet(folder, kind, name, line);
    }

    private int sheet(SourceFolder folder, String kind, String name, CommandLine line) {
        var read = folder.read();
        var sources = read.value();
        if (sources == null || read.hasErrors()) {
            throw new UserError(
                    read.diagnostics().getFirst().headline() + "; -C DIR names another platform");
        }
        var parameters = PlatformOptions.parameters(line.getOptionValues("P"));
        var understood = Frontend.understand(sources, parameters);
        var theme = PlatformOptions.theme(terminal, line);
        var errors = understood.diagnostics().stream().filter(Diagnostic::isError).toList();
        terminal.err().print(Report.text(errors, sources, theme));
        var value = understood.value();
        if (value == null) {
            return ExitCode.REFUSED;
        }
        var sheet =
                AttributeSheet.of(
                        value.declarations(),
                        value.platform(),
                        kind,
                        name,
                        kind.equals("platform")
                                ? locked(folder, value.declarations().parameters())
                                : Map.of());
        if (sheet.isPresent()) {
            Sheet.lines(sheet.get(), sources).forEach(terminal.out()::println);
            if (!errors.isEmpty()) {
                return ExitCode.REFUSED;
            }
            placed(folder, sources, parameters, kind + "." + name);
            return ExitCode.DONE;
        }
        var attribute = Kinds.get(kind).attribute(name);
        if (attribute.isPresent()) {
            Reference.text(Kinds.get(kind), attribute.get()).forEach(terminal.out()::println);
            return ExitCode.DONE;
        }
        var names = value.declarations().of(kind).map(d -> d.id().name()).toList();
        throw new UserError(
                "there is no "
                        + kind
                        + " `"
                        + name
                        + "`"
                        + (names.isEmpty()
                                ? " in `" + folder.directory() + "`, nor any other"
                                : near(name, names)));
    }

    /// Which scheduler fits the platform here or in `-C`; without one, the whole table.
    private int scheduler(CommandLine line) {
        var folder = PlatformOptions.folder(line.getOptionValue("C", "."));
        if (!line.hasOption("C") && !folder.hasSources()) {
            SchedulerText.table(Catalog.standard().schedulerAnswers())
                    .forEach(terminal.out()::println);
            return ExitCode.DONE;
        }
        var read = folder.read();
        var sources = read.value();
        if (sources == null || read.hasErrors()) {
            throw new UserError(
                    read.diagnostics().getFirst().headline() + "; -C DIR names another platform");
        }
        var parameters = PlatformOptions.parameters(line.getOptionValues("P"));
        var understood = Frontend.understand(sources, parameters);
        var errors = understood.diagnostics().stream().filter(Diagnostic::isError).toList();
        terminal.err().print(Report.text(errors, sources, PlatformOptions.theme(terminal, line)));
        var value = understood.value();
        var platform = value == null ? null : value.platform();
        if (platform != null) {
            var sheets = SchedulerSheet.of(platform, Catalog.standard());
            for (var sheet : sheets) {
                if (sheet != sheets.getFirst()) {
                    terminal.out().println();
                }
                SchedulerText.of(sheet).forEach(terminal.out()::println);
            }
        }
        return platform == null || !errors.isEmpty() ? ExitCode.REFUSED : ExitCode.DONE;
    }

    /// What the lock keeps of the platform itself: the version of the language.
    private static Map<String, String> locked(SourceFolder folder, Map<String, String> parameters) {
        var text = folder.lock();
        var lock = text == null ? null : Lock.read(text).value();
        var section = lock == null ? null : lock.of(parameters).orElse(null);
        var language = section == null ? null : section.versions().get("language");
        return language == null ? Map.of() : Map.of("language", language);
    }

    /// Where it stands, if it is something that stands somewhere.
    private void placed(
            SourceFolder folder, SourceSet sources, Map<String, String> parameters, String key) {
        if (!PLACED.contains(key.substring(0, key.indexOf('.')))) {
            return;
        }
        var given = new Compilation.Given(parameters, folder.lock(), null);
        var plan = Compilation.plan(sources, given, Budget.USUAL).value();
        var lines =
                plan == null
                        ? List.of("not placed: `platformc check` says why")
                        : PlacedSheet.lines(plan, key, Budget.USUAL);
        if (!lines.isEmpty()) {
            terminal.out().println();
            lines.forEach(terminal.out()::println);
        }
    }

    private static String near(String name, List<String> names) {
        return CommandTable.near(name, names, "help explain")
                .replace(
                        "; `platformc help explain` lists what there is",
                        "; there are " + String.join(", ", names));
    }

    private static String unknown(String word) {
        var slugs = Arrays.stream(Code.values()).map(Code::slug).toList();
        return "platformc: there is no code `"
                + word
                + "`"
                + CommandTable.near(word, slugs, "explain");
    }
}
