package dev.platformc.core.build;

import dev.platformc.core.eval.Declared;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Container;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Gang.Framework;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Workload;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import org.jspecify.annotations.Nullable;

final class GangBuilder {
    private static final int USUAL_RETRIES = 3;

    /// For the exchange between processes, per GPU.
    private static final Bytes SHM_PER_GPU = Bytes.gib(8);

    private final Report report;
    private final Places places;

    GangBuilder(Report report, Places places) {
        this.report = report;
        this.places = places;
    }

    /// Their number, and what one is.
    private record Workers(Sourced<Integer> count, Attributes each) {}

    /// How it runs.
    private record Run(Sourced<Framework> framework, Container container) {}

    @Nullable Gang build(Declared declared) {
        var written = Attributes.of(report, declared);
        var at = places.of(declared.id(), written, Workload.Start.QUEUED);
        var workers = workers(declared, written);
        var run = run(declared, written);
        trainJobOnly(written);
        var gang =
                at == null || workers == null || run == null
                        ? null
                        : gang(declared, written, at, workers, run);
        if (gang != null) {
            written.finish();
            GangChecks.check(report, gang);
        }
        return gang;
    }

    private static Gang gang(
            Declared declared, Attributes written, Places.Place at, Workers workers, Run run) {
        var worker = worker(workers.each(), at.on().value().pool());
        workers.each().finish();
        var maxTime = written.quantity("max-time");
        return new Gang(
                declared.id(),
                at.team(),
                at.queue(),
                at.on(),
                at.priority(),
                at.start(),
                at.neverDisrupt(),
                workers.count(),
                worker,
                place(written, at, workers.count().value(), worker),
                run.framework(),
                run.container(),
                written.count("retries", USUAL_RETRIES),
                maxTime == null
                        ? null
                        : maxTime.map(q -> q.amount().ceiling().longValueExact()));
    }

    private @Nullable Workers workers(Declared declared, Attributes written) {
        var value = written.require(declared.id(), "workers");
        if (value == null) {
            return null;
        }
        if (value.value() instanceof Value.Listing) {
            report.add(BuildMessages.notYet("a gang of unlike workers", value.span()));
            return null;
        }
        if (!(value.value() instanceof Value.Multiple(var least, var most, var each))) {
            return new Workers(value.map(_ -> 1), written.fieldsOf("worker", value));
        }
        var count = Attributes.range(least, most);
        if (count.isRange()) {
            report.add(BuildMessages.notYet("an elastic gang", value.span()));
            return null;
        }
        return new Workers(value.map(_ -> count.least()), written.fieldsOf("worker", each));
    }

    private static Gang.Worker worker(Attributes each, Pool pool) {
        var gpus = each.count("gpus", 0);
        var cpu = each.number("cpu");
        var memory = each.bytes("memory");
        var shm = each.bytes("shm");
        var at = each.declaration();
        var share = NodeShare.ofGpus(pool.nodeType(), gpus.value());
        boolean usesGpus = gpus.value() > 0;
        var sizedCpu =
                cpu != null
                        ? cpu
                        : usesGpus ? share.cpu(at) : Sourced.preset(Rational.ONE, at);
        var sizedMemory =
                memory != null
                        ? memory
                        : usesGpus ? share.memory(at) : Sourced.preset(Bytes.gib(4), at);
        return new Gang.Worker(
                gpus, sizedCpu, sizedMemory, shm != null ? shm : shm(gpus, sizedMemory, each));
    }

    /// 8 GiB a GPU, a GiB without; never more than a quarter of the memory that it counts as.
    private static Sourced<Bytes> shm(
            Sourced<Integer> gpus, Sourced<Bytes> memory, Attributes each) {
        var wanted =
                gpus.value() == 0 ? Bytes.gib(1) : SHM_PER_GPU.times(gpus.value());
        var limit = memory.value().times(Rational.of(1, 4));
        return Sourced.inferred(
                wanted.compareTo(limit) <= 0 ? wanted : limit,
                "8 GiB for each GPU, at most a quarter of the memory",
                each.declaration());
    }

    private static Gang.Place place(
            Attributes written, Places.Place at, int workers, Gang.Worker worker) {
        var fields = written.fields("place");
        if (fields == null) {
            return new Gang.Place(null, preferred(at, workers, worker, written));
        }
        var required = fields.word("required");
        var preferred = fields.word("preferred");
        fields.finish();
        return new Gang.Place(required, preferred);
    }

    /// The rack, or the innermost level above the node, once there is more than one node.
    private static @Nullable Sourced<String> preferred(
            Places.Place at, int workers, Gang.Worker worker, Attributes written) {
        var pool = at.on().value().pool();
        var levels = pool.trees().value().getFirst().levels();
        int perNode =
                worker.gpus().value() == 0 ? workers : pool.gpusPerNode() / worker.gpus().value();
        if (levels.isEmpty() || perNode >= workers) {
            return null;
        }
        var words = levels.stream().map(Pool.Level::word).toList();
        return Sourced.preset(
                words.contains("rack") ? "rack" : words.getLast(), written.declaration());
    }

    private @Nullable Run run(Declared declared, Attributes written) {
        var value = written.require(declared.id(), "run");
        if (value == null) {
            return null;
        }
        var word = Attributes.textOf(value.value());
        var fields = written.fieldsOf(word, value);
        var framework =
                switch (word) {
                    case "pytorch" -> Framework.PYTORCH;
                    case "jax" -> Framework.JAX;
                    case "xgboost" -> Framework.XGBOOST;
                    case "mpi" -> Framework.MPI;
                    default -> null;
                };
        if (framework == null) {
            report.add(BuildMessages.notYet("`run = " + word + "`", value.span()));
            return null;
        }
        var container =
                new ContainerBuilder(report).build(declared.id(), written, fields, value);
        fields.finish();
        return container == null ? null : new Run(value.map(_ -> framework), container);
    }

    private void trainJobOnly(Attributes written) {
        var api = written.word("api");
        if (api != null && !api.value().equals("train-job")) {
            report.add(BuildMessages.notYet("`api = " + api.value() + "`", api.span()));
        }
    }
}
