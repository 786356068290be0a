package dev.platformc.core.kind;

import static dev.platformc.core.kind.Attribute.row;
import static dev.platformc.core.kind.Kind.kind;
import static dev.platformc.core.kind.Types.*;

import java.util.ArrayList;
import java.util.List;

/// Where data lies, how it flows, and who watches.
final class DataKinds {
    private DataKinds() {}

    static List<Kind> all() {
        return List.of(pipeline(), step(), storage(), registry(), monitoring());
    }

    private static Kind pipeline() {
        return kind(
                        "pipeline",
                        "pipelines",
                        "Steps in order, by the clock or by hand.",
                        List.of(
                                row("schedule", TEXT, "When, as cron writes it; UTC.")
                                        .or("by hand"),
                                row("team", reference("team"), "Owner.").or("the only one")))
                .nesting("step");
    }

    private static Kind step() {
        var rows = new ArrayList<>(SharedRows.workload());
        rows.addAll(
                List.of(
                        row("from", listOf(either(reference("step"), STORAGE_PATH)), "Inputs."),
                        row("run", either(CONTAINER, reference("gang", "ray")), "What runs."),
                        row("to", either(STORAGE_PATH, REGISTRY_ENTRY), "Where the result goes.")
                                .or("scratch of the pipeline")));
        return kind("step", "steps", "A step of a pipeline.", rows);
    }

    private static Kind storage() {
        return kind(
                "storage",
                "storages",
                "Where files are.",
                List.of(
                        row("kind", choice("s3", "minio", "pvc"), "What it is.").must(),
                        row("url", TEXT, "Address."),
                        row("credentials", either(SECRET, TEXT), "How it is opened."),
                        row("size", BYTES, "How large."),
                        row("on", reference("pool"), "Whose nodes it lies on."),
                        row("bandwidth", DATA_RATE, "What it delivers."),
                        row("class", TEXT, "Storage class.")));
    }

    private static Kind registry() {
        return kind(
                "registry",
                "registries",
                "A register of models.",
                List.of(
                        row("kind", choice("mlflow"), "What it is.").or("mlflow"),
                        row("storage", reference("storage"), "Where its files are.").must(),
                        row("host", TEXT, "Address.")));
    }

    private static Kind monitoring() {
        return kind(
                "monitoring",
                "monitorings",
                "What is watched, and what rings.",
                List.of(
                        row("stack", choice("prometheus"), "What watches.").or("prometheus"),
                        row("dcgm", BOOL, "Whether GPUs are measured.").or("true"),
                        row("alerts", alerts(), "What rings.").or("all"),
                        row("dashboards", BOOL, "Whether there are some.").or("true"),
                        row("watch", listOf(reference("endpoint")), "Which endpoints.").or("all")));
    }

    private static Type alerts() {
        return listOf(
                choice(
                        "gpu-errors",
                        "idle-gpus",
                        "kv-pressure",
                        "gang-waiting",
                        "slo-burn",
                        "quota-full",
                        "lease-overrun"));
    }
}
