package dev.platformc.emit.convert;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Outcome;
import dev.platformc.core.format.Formatter;
import dev.platformc.core.model.Platform;
import dev.platformc.core.text.Source;
import dev.platformc.emit.YamlReader;
import dev.platformc.emit.YamlText;
import dev.platformc.emit.review.RawObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns objects that others wrote into declarations. What a declaration does not say stands in a
/// comment before it and is told at its line: nothing is lost.
public final class Conversion {
    private final Wish wish;
    private final Beside beside;
    private final List<Diagnostic> said = new ArrayList<>();
    private final List<String> declarations = new ArrayList<>();

    private Conversion(Wish wish) {
        this.wish = wish;
        this.beside = new Beside(wish.beside());
    }

    /// What is wanted.
    ///
    /// @param beside the platform that the declarations go to; absent: they refer to nothing
    /// @param newest leave the kind of object to the compiler, which takes the newest
    /// @param config of a file of mig-parted; absent: it has one
    public record Wish(@Nullable Platform beside, boolean newest, @Nullable String config) {}

    /// The declarations in the canonical format; none after an error.
    public static Outcome<String> of(List<Source> files, Wish wish) {
        var conversion = new Conversion(wish);
        var objects = new ArrayList<Taken>();
        for (var file : files) {
            objects.addAll(conversion.read(file));
        }
        conversion.convert(objects);
        conversion.said.sort(Diagnostic.ORDER);
        if (conversion.said.stream().anyMatch(Diagnostic::isError)) {
            return Outcome.stop(conversion.said);
        }
        var text = String.join("\n", conversion.declarations);
        var formatted = Formatter.format(new Source("converted.platform", text)).value();
        if (formatted == null) {
            throw new IllegalStateException("no platform text:\n" + text);
        }
        return Outcome.of(formatted, conversion.said);
    }

    private List<Taken> read(Source file) {
        var text = YamlText.ofFile(file);
        var answer = YamlReader.read(file.text());
        var problem = answer.problem();
        if (problem != null) {
            said.add(ConvertMessages.unreadable(text.span(problem.at()), problem.text()));
        }
        return answer.documents().stream()
                .flatMap(read -> RawObject.of(read, text).stream())
                .map(Taken::new)
                .toList();
    }

    private void convert(List<Taken> objects) {
        var runtimes = objects.stream().filter(o -> TrainJobs.isRuntime(o.object())).toList();
        for (var taken : objects) {
            var kind = taken.object().kind();
            if (MigConfigs.isOne(taken)) {
                mig(taken);
            } else if (RoleJobs.isOne(kind)) {
                var gang = RoleJobs.read(taken, beside, wish.newest());
                if (RoleJobs.losesLauncher(taken)) {
                    said.add(ConvertMessages.launcher(taken));
                }
                gang(gang, List.of(taken));
            } else if (kind.equals("TrainJob")) {
                var gang = TrainJobs.read(taken, runtimes, beside);
                var name = taken.peek("/spec/runtimeRef/name").asString("");
                var both = new ArrayList<>(List.of(taken));
                runtimes.stream().filter(r -> r.object().name().equals(name)).forEach(both::add);
                gang(gang, both);
            } else if (!TrainJobs.isRuntime(taken.object())) {
                said.add(ConvertMessages.unknown(taken.object()));
            }
        }
    }

    private void gang(GangText gang, List<Taken> from) {
        var object = from.getFirst().object();
        if (!gang.name.equals(object.name())) {
            said.add(ConvertMessages.renamed(object, gang.name));
        }
        var text = new StringBuilder();
        from.forEach(taken -> text.append(left(taken)));
        declarations.add(text + gang.text());
    }

    private void mig(Taken file) {
        var names = MigConfigs.names(file);
        var wanted = wish.config();
        var at = file.object().nameSpan("/mig-configs");
        if (wanted == null && names.size() != 1) {
            said.add(ConvertMessages.whichConfig(at, names));
            return;
        }
        if (wanted != null && !names.contains(wanted)) {
            said.add(ConvertMessages.noConfig(at, wanted, names));
            return;
        }
        var config = wanted == null ? names.getFirst() : wanted;
        var sharings = MigConfigs.read(file, config, beside);
        var comment = left(file);
        if (sharings.isEmpty()) {
            declarations.add(comment + "// `" + config + "` cuts no card: no sharing is needed.\n");
        } else {
            declarations.add(comment + String.join("\n", sharings));
        }
    }

    /// What is left, as comments, and told.
    private String left(Taken taken) {
        var left = taken.left();
        if (left.isEmpty()) {
            return "";
        }
        var object = taken.object();
        var text = new StringBuilder("// Not carried over from ");
        text.append(object.kind().isEmpty() ? "the file" : object.display()).append(":\n");
        for (var pointer : left) {
            text.append("//   ")
                    .append(ConvertMessages.path(pointer))
                    .append(" = ")
                    .append(taken.peek(pointer))
                    .append('\n');
            said.add(ConvertMessages.left(taken, pointer));
        }
        return text.toString();
    }
}
