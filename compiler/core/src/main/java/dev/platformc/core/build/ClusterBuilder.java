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
                null,
                Cluster.Options.usual(
                        new Identity(
                                "cluster", "main", span, platform.declaration(), null, Map.of())));
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
                        nodeStack(written, usualStack(written)),
                        written.textMap("topology"),
                        podSecurity(written),
                        gitOps(written),
                        options(written));
        ClusterChecks.check(report, cluster);
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

    Sourced<Cluster.Scheduler> scheduler(Attributes written, Sourced<Cluster.Scheduler> otherwise) {
        var value = written.find("scheduler");
        if (value == null) {
            return otherwise;
        }
        var fields = written.fieldsOf(Attributes.textOf(value.value()), value);
        fields.word("fair-sharing");
        fields.find("half-life");
        fields.text("version");
        fields.notEmitted("fair-sharing", "half-life", "version");
        fields.finish();
        var scheduler =
                value.map(v ->
                        switch (Attributes.textOf(v)) {
                            case "kueue" -> Cluster.Scheduler.KUEUE;
                            case "volcano" -> Cluster.Scheduler.VOLCANO;
                            case "kai" -> Cluster.Scheduler.KAI;
                            default -> Cluster.Scheduler.DEFAULT;
                        });
        return scheduler;
    }

    private static Cluster.Options options(Attributes written) {
        var at = written.declaration();
        var value = written.find("scheduler");
        var fields =
                value == null ? null : written.fieldsOf(Attributes.textOf(value.value()), value);
        var fair = fields == null ? null : fields.word("fair-sharing");
        var halfLife = fields == null ? null : fields.quantity("half-life");
        var devices = written.text("devices", "device-plugin");
        var network = written.text("network", "closed");
        return new Cluster.Options(
                devices.map(word -> word.equals("dra")),
                network.map(word -> word.equals("closed")),
                fair == null
                        ? Sourced.preset(Cluster.Fair.OFF, at)
                        : fair.map(ClusterBuilder::fair),
                halfLife == null ? null : halfLife.map(q -> q.amount().ceiling().longValueExact()));
    }

    static Cluster.Fair fair(String word) {
        return switch (word) {
            case "share" -> Cluster.Fair.SHARE;
            case "usage" -> Cluster.Fair.USAGE;
            default -> Cluster.Fair.OFF;
        };
    }

    /// Our agent is a device plugin; where devices are claimed it is the operator that brings the
    /// driver they are claimed from.
    private static Sourced<Cluster.NodeStack> usualStack(Attributes written) {
        var devices = written.word("devices");
        return devices != null && devices.value().equals("dra")
                ? Sourced.inferred(
                        Cluster.NodeStack.GPU_OPERATOR,
                        "it brings the driver that devices are claimed from",
                        devices.span())
                : Sourced.preset(Cluster.NodeStack.AGENT, written.declaration());
    }

    Sourced<Cluster.NodeStack> nodeStack(Attributes written, Sourced<Cluster.NodeStack> otherwise) {
        var value = written.find("node-stack");
        if (value == null) {
            return otherwise;
        }
        var word = Attributes.textOf(value.value());
        var fields = written.fieldsOf(word, value);
        fields.text("version");
        fields.notEmitted("version");
        fields.finish();
        return value.map(v ->
                word.equals("gpu-operator")
                        ? Cluster.NodeStack.GPU_OPERATOR
                        : Cluster.NodeStack.AGENT);
    }

    private static Sourced<Cluster.PodSecurity> podSecurity(Attributes written) {
        return written.text("pod-security", "restricted")
                .map(word ->
                        word.equals("baseline")
                                ? Cluster.PodSecurity.BASELINE
                                : Cluster.PodSecurity.RESTRICTED);
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
                                fields.text("namespace", "argocd"),
                                fields.text("mode", "rendered"));
        renderedOnly(fields);
        if (gitOps != null) {
            fields.finish();
        }
        return gitOps;
    }

    private static void renderedOnly(Attributes fields) {
        var mode = fields.word("mode");
        if (mode != null && !mode.value().equals("rendered")) {
            fields.notEmitted("mode");
        }
        fields.text("plugin");
        fields.notEmitted("plugin");
        var project = fields.word("project");
        if (project != null && !project.value().equals("one")) {
            fields.notEmitted("project");
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
