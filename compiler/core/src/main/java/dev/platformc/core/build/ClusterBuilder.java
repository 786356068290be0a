package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.eval.Declared;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.text.Span;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

final class ClusterBuilder {
    /// The newest that our manifests were checked against.
    static final String NEWEST_KUBERNETES = "1.36";

    private static final Pattern VERSION = Pattern.compile("1\\.\\d{1,3}");

    private final Report report;

    ClusterBuilder(Report report) {
        this.report = report;
    }

    /// `cluster main`, when none is written.
    ///
    /// @param platform answers for its defaults
    static Cluster preset(Identity platform) {
        var span = platform.span();
        return new Cluster(
                new Identity("cluster", "main", span, platform.declaration(), null, Map.of()),
                Sourced.preset(NEWEST_KUBERNETES, span),
                null,
                Sourced.preset(Cluster.Scheduler.KUEUE, span),
                Sourced.preset(Cluster.NodeStack.AGENT, span),
                Map.of(),
                Sourced.preset(Cluster.PodSecurity.RESTRICTED, span),
                null);
    }

    Cluster build(Declared declared) {
        var written = Attributes.of(report, declared);
        var cluster =
                new Cluster(
                        declared.id(),
                        written.text("kubernetes", NEWEST_KUBERNETES),
                        written.text("region"),
                        scheduler(
                                written,
                                Sourced.preset(Cluster.Scheduler.KUEUE, written.declaration())),
                        nodeStack(
                                written,
                                Sourced.preset(Cluster.NodeStack.AGENT, written.declaration())),
                        written.textMap("topology"),
                        podSecurity(written),
                        gitOps(written));
        devices(written);
        var version = cluster.kubernetes();
        if (!VERSION.matcher(version.value()).matches()) {
            report.add(
                    BuildMessages.outOfRange(
                            "Kubernetes `" + version.value() + "`",
                            version.span(),
                            "a minor version such as `\"" + NEWEST_KUBERNETES + "\"`"));
        }
        written.finish();
        return cluster;
    }

    Sourced<Cluster.Scheduler> scheduler(
            Attributes written, Sourced<Cluster.Scheduler> otherwise) {
        var value = written.find("scheduler");
        if (value == null) {
            return otherwise;
        }
        written.fieldsOf(Attributes.textOf(value.value()), value).finish();
        var scheduler =
                value.map(
                        v ->
                                switch (Attributes.textOf(v)) {
                                    case "kueue" -> Cluster.Scheduler.KUEUE;
                                    case "volcano" -> Cluster.Scheduler.VOLCANO;
                                    case "kai" -> Cluster.Scheduler.KAI;
                                    default -> Cluster.Scheduler.DEFAULT;
                                });
        if (scheduler.value() != Cluster.Scheduler.KUEUE) {
            report.add(
                    BuildMessages.notYet(
                            "scheduler `" + Attributes.textOf(value.value()) + "`",
                            value.span()));
        }
        return scheduler;
    }

    Sourced<Cluster.NodeStack> nodeStack(
            Attributes written, Sourced<Cluster.NodeStack> otherwise) {
        var value = written.find("node-stack");
        if (value == null) {
            return otherwise;
        }
        var word = Attributes.textOf(value.value());
        written.fieldsOf(word, value).finish();
        return value.map(
                v ->
                        word.equals("gpu-operator")
                                ? Cluster.NodeStack.GPU_OPERATOR
                                : Cluster.NodeStack.AGENT);
    }

    private static Sourced<Cluster.PodSecurity> podSecurity(Attributes written) {
        return written.text("pod-security", "restricted")
                .map(
                        word ->
                                word.equals("baseline")
                                        ? Cluster.PodSecurity.BASELINE
                                        : Cluster.PodSecurity.RESTRICTED);
    }

    private void devices(Attributes written) {
        var devices = written.word("devices");
        if (devices != null && !devices.value().equals("device-plugin")) {
            report.add(
                    BuildMessages.notYet("`devices = " + devices.value() + "`", devices.span()));
        }
    }

    private Cluster.@Nullable GitOps gitOps(Attributes written) {
        var value = written.find("gitops");
        if (value == null) {
            return null;
        }
        var fields = written.fieldsOf("argocd", value);
        var repository = required(fields, value, "repository");
        var path = required(fields, value, "path");
        var gitOps =
                repository == null || path == null
                        ? null
                        : new Cluster.GitOps(
                                repository,
                                path,
                                fields.text("branch", "main"),
                                fields.text("namespace", "argocd"));
        renderedOnly(fields);
        if (gitOps != null) {
            fields.finish();
        }
        return gitOps;
    }

    private void renderedOnly(Attributes fields) {
        var mode = fields.word("mode");
        if (mode != null && !mode.value().equals("rendered")) {
            report.add(BuildMessages.notYet("`mode = " + mode.value() + "`", mode.span()));
        }
        var project = fields.word("project");
        if (project != null && !project.value().equals("one")) {
            report.add(BuildMessages.notYet("`project = " + project.value() + "`", project.span()));
        }
    }

    private @Nullable Sourced<String> required(
            Attributes fields, Sourced<Value> record, String name) {
        var text = fields.text(name);
        if (text == null && !fields.isWritten(name)) {
            report.add(missingField(record.span(), name));
        }
        return text;
    }

    private static Diagnostic missingField(Span at, String name) {
        return Diagnostic.of(
                Code.ATTRIBUTE_MISSING,
                "`argocd` needs `" + name + "`",
                at,
                "`" + name + "` is not written");
    }
}
