package dev.platformc.core.build;

import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Container;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Sourced;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `{ image, command, args, env }`.
final class ContainerBuilder {
    private final Report report;

    ContainerBuilder(Report report) {
        this.report = report;
    }

    /// @param outer the workload, which may say `image` and `env` too
    @Nullable Container build(
            Identity user, Attributes outer, Attributes inner, Sourced<Value> run) {
        var own = inner.text("image");
        var outerImage = outer.text("image");
        var image = own != null ? own : outerImage;
        var env = new LinkedHashMap<String, Sourced<String>>(outer.textMap("env"));
        env.putAll(inner.textMap("env"));
        EnvChecks.check(report, env);
        var command = inner.texts("command");
        var args = args(inner);
        if (image == null) {
            if (!inner.isWritten("image")) {
                report.add(ImageMessages.missing(user, run));
            }
            return null;
        }
        ImageMessages.check(report, image);
        return new Container(image, command, args, env);
    }

    /// A list, or a map whose entries become `--key=value`.
    static Sourced<List<String>> args(Attributes written) {
        var value = written.find("args");
        if (value == null || !(value.value() instanceof Value.Fields)) {
            return written.texts("args");
        }
        Map<String, Sourced<String>> flags = written.textMap("args");
        return value.map(_ ->
                flags.entrySet().stream()
                        .map(e -> "--" + e.getKey() + "=" + e.getValue().value())
                        .toList());
    }
}
