package dev.platformc.core.kind;

import static dev.platformc.core.kind.Attribute.row;
import static dev.platformc.core.kind.Kind.kind;
import static dev.platformc.core.kind.Types.*;

import dev.platformc.core.kind.Type.Counts;
import dev.platformc.core.kind.Type.Multiple;
import java.util.ArrayList;
import java.util.List;

/// What trains, computes and is worked at.
final class WorkloadKinds {
    private WorkloadKinds() {}

    static List<Kind> all() {
        return List.of(gang(), ray(), workspace());
    }

    private static Type worker() {
        return oneOf(
                constructor(
                        "worker",
                        row("gpus", COUNT, "Whole GPUs of each worker.").or("0"),
                        row("gpu", PART, "A part of a shared card."),
                        row(
                                "devices",
                                new Multiple(reference("device"), Counts.EXACT),
                                "Other devices."),
                        row("cpu", NUMBER, "Cores.").or("the node's share"),
                        row("memory", BYTES, "Main memory.").or("the node's share"),
                        row("shm", BYTES, "Size of `/dev/shm`.").or("by GPUs")));
    }

    private static Kind gang() {
        var rows = new ArrayList<>(SharedRows.workload());
        rows.addAll(
                List.of(
                        row(
                                        "workers",
                                        new Multiple(worker(), Counts.RANGE),
                                        "How many, and what each has.")
                                .must(),
                        row("grow-by", SOME, "Step of a gang that grows.").or("1"),
                        row("parallel", gangSplit(), "How the model is split.").or("data"),
                        row("place", place(), "How near the workers stand."),
                        row("run", run(), "What runs.").must(),
                        row("api", api(), "Which object stands for it.").or("by what runs"),
                        row("start", START, "What is promised of its start.").or("queued"),
                        row("checkpoint", checkpoint(), "Where it saves its work.")));
        return kind("gang", "gangs", "All workers or none.", rows);
    }

    private static Type gangSplit() {
        return record(
                row("tensor", SOME, "Within a layer."),
                row("pipeline", SOME, "Across layers."),
                row("data", SOME, "Across the batch."),
                row("expert", SOME, "Across experts."),
                row("context", SOME, "Across the sequence."));
    }

    private static Type place() {
        return record(
                row("required", LEVEL, "One domain of this level holds all workers."),
                row("preferred", LEVEL, "One domain of this level should hold them."),
                row(
                        "group",
                        record(
                                row("workers", SOME, "Size of a group.").must(),
                                row("required", LEVEL, "Level each group shares.").must()),
                        "Smaller domains for groups of workers."));
    }

    private static Type run() {
        return oneOf(
                constructor("pytorch", containerRows()),
                constructor("tensorflow", containerRows()),
                constructor("xgboost", containerRows()),
                constructor("jax", containerRows()),
                constructor("mpi", containerRows()),
                constructor("container", containerRows()));
    }

    private static Type api() {
        return choice(
                "train-job",
                "pytorch-job",
                "tf-job",
                "xgboost-job",
                "mpi-job",
                "jobset",
                "job",
                "volcano-job");
    }

    private static Type checkpoint() {
        return record(
                row("to", STORAGE_PATH, "Where.").must(),
                row("every", DURATION, "How often.").must(),
                row("size", BYTES, "How large."));
    }

    private static Kind ray() {
        var rows = new ArrayList<>(SharedRows.workload());
        var groups = new Multiple(worker(), Counts.RANGE);
        rows.addAll(
                List.of(
                        row("head", head(), "The head's own size.")
                                .or("the library's, else 4 cores, 16GiB"),
                        row("workers", either(groups, listOf(groups)), "Groups of workers.").must(),
                        row("idle", DURATION, "A worker without work leaves.")
                                .or("the library's, else 1min"),
                        row("object-store", BYTES, "Shared memory of a node.")
                                .or("the library's, else 30% of memory"),
                        row("job", job(), "A command that ends."),
                        row(
                                "serve",
                                record(
                                        row("image", IMAGE, "What is run."),
                                        row("app", TEXT, "Import path of the application.")),
                                "An application that stays."),
                        row(
                                "library",
                                choice("train", "tune", "serve", "data", "rllib"),
                                "What it is used for: sizes, and whether actors are kept."),
                        row("state", reference("storage"), "Survives the head's death."),
                        row("upgrade", UPGRADE, "How a new version comes in.")
                                .or("surge if the GPUs exist"),
                        row("version", TEXT, "Release of Ray.").or("the catalog's")));
        return kind("ray", "rays", "A Ray cluster, job or service.", rows)
                .withOneOf("job", "serve");
    }

    private static Type head() {
        return record(
                row("cpu", NUMBER, "Cores.").or("4"),
                row("memory", BYTES, "Main memory.").or("16GiB"),
                row("tasks", BOOL, "Whether the head runs tasks.").or("false"));
    }

    private static Type job() {
        return record(
                row("image", IMAGE, "What is run."),
                row("command", TEXTS, "Command of the job."),
                row("schedule", TEXT, "When, as cron writes it."));
    }

    private static Kind workspace() {
        var rows = new ArrayList<>(SharedRows.workload());
        rows.addAll(
                List.of(
                        row("seats", SOME, "How many people at once.").must(),
                        row("home", BYTES, "Disk of a seat that is kept."),
                        row("idle-after", DURATION, "An idle seat gives its devices back."),
                        row("host", TEXT, "Address.")));
        return kind("workspace", "workspaces", "Seats for people.", rows);
    }
}
