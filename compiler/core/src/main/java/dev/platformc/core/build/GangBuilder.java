package dev.platformc.core.build;

import dev.platformc.core.eval.Declared;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Container;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Gang.Framework;
import dev.platformc.core.model.Needs;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Workload;
import dev.platformc.hardware.node.NodeShape;
import dev.platformc.hardware.quantity.Rational;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

final class GangBuilder {
    private static final int USUAL_RETRIES = 3;

    private final Report report;
    private final Places places;
    private final NeedsBuilder needs;
    private final StorageBuilder storages;

    GangBuilder(Report report, Places places, NeedsBuilder needs, StorageBuilder storages) {
        this.report = report;
        this.places = places;
        this.needs = needs;
        this.storages = storages;
    }

    /// Their number, and what one is.
    ///
    /// @param most at least `count`
    private record Workers(Sourced<Integer> count, int most, Attributes each) {}

    /// How it runs.
    private record Run(Sourced<Framework> framework, Container container) {}

    @Nullable Gang build(Declared declared) {
        var written = Attributes.of(report, declared);
        var workers = workers(declared, written);
        var brought = workers == null ? null : needs.sharingOf(workers.each());
        var at = places.of(declared.id(), written, Workload.Start.QUEUED, brought);
        var run = run(declared, written);
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

    private Gang gang(
            Declared declared, Attributes written, Places.Place at, Workers workers, Run run) {
        var worker =
                new WorkerBuilder(report, needs)
                        .build(declared.id(), workers.each(), at.on().value().pool());
        var details = details(declared, written, at, workers, run);
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
                maxTime == null ? null : maxTime.map(q -> q.amount().ceiling().longValueExact()),
                details);
    }

    private Gang.Details details(
            Declared declared, Attributes written, Places.Place at, Workers workers, Run run) {
        var pool = at.on().value().pool();
        var step = written.count("grow-by", 1);
        var needed = needs.build(declared.id(), written, pool);
        var own = needs.devices(workers.each());
        var both =
                own == null
                        ? needed
                        : new Needs(needed.hosts(), needed.mounts(), own, needed.typical());
        if (own != null) {
            NeedsChecks.check(report, declared.id(), both, pool);
        }
        boolean isElastic = workers.most() > workers.count().value();
        if (!isElastic && step.isWritten()) {
            written.notEmitted("grow-by");
        }
        written.notEmitted("parallel");
        return new Gang.Details(
                isElastic ? new Gang.Elastic(workers.most(), step) : null,
                degrees(written),
                group(written, pool),
                GangApi.of(report, written, run.framework(), isElastic, pool),
                checkpoint(written),
                both);
    }

    private static Map<String, Sourced<Integer>> degrees(Attributes written) {
        var degrees = new LinkedHashMap<String, Sourced<Integer>>();
        var fields = written.fields("parallel");
        if (fields != null) {
            for (var word : List.of("tensor", "pipeline", "data", "expert", "context")) {
                var degree = fields.count(word);
                if (degree != null) {
                    degrees.put(word, degree);
                }
            }
            fields.finish();
        }
        return degrees;
    }

    private static Gang.@Nullable Group group(Attributes written, Pool pool) {
        var place = written.fields("place");
        var fields = place == null ? null : place.fields("group");
        if (place == null || fields == null) {
            return null;
        }
        var workers = fields.count("workers");
        var required = level(fields.word("required"), pool);
        fields.finish();
        return workers == null || required == null ? null : new Gang.Group(workers, required);
    }

    private Gang.@Nullable Checkpoint checkpoint(Attributes written) {
        var fields = written.fields("checkpoint");
        if (fields == null) {
            return null;
        }
        var to = fields.find("to");
        var path = to == null ? null : storages.path(to.value());
        var every = fields.number("every");
        var size = fields.bytes("size");
        fields.finish();
        return to == null || path == null || every == null
                ? null
                : new Gang.Checkpoint(to.map(_ -> path), every, size);
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
            return new Workers(value.map(_ -> 1), 1, written.fieldsOf("worker", value));
        }
        var count = Attributes.range(least, most);
        return new Workers(
                value.map(_ -> count.least()), count.most(), written.fieldsOf("worker", each));
    }

    private static @Nullable Sourced<String> level(@Nullable Sourced<String> level, Pool pool) {
        return level == null ? null : LevelMessages.named(pool, level);
    }

    private static Gang.Place place(
            Attributes written, Places.Place at, int workers, Gang.Worker worker) {
        var fields = written.fields("place");
        if (fields == null) {
            return new Gang.Place(null, preferred(at, workers, worker, written));
        }
        var pool = at.on().value().pool();
        var required = level(fields.word("required"), pool);
        var preferred = level(fields.word("preferred"), pool);
        fields.find("group");
        fields.finish();
        return new Gang.Place(required, preferred);
    }

    /// The rack, or the innermost level above the node, once there is more than one node and NVLink
    /// is so much faster than the network that it matters where they stand. Where one of the two is
    /// unknown it may matter.
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
        var level = words.contains("rack") ? "rack" : words.getLast();
        var ratio = pool.linkRatio();
        if (ratio == null || worker.gpus().value() == 0) {
            return Sourced.preset(level, written.declaration());
        }
        return ratio.compareTo(Rational.of(NodeShape.PLACE_MATTERS)) < 0
                ? null
                : Sourced.inferred(
                        level,
                        "NVLink is " + ratio.toDecimal(1) + " times as fast as the network",
                        written.declaration());
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
                    case "tensorflow" -> Framework.TENSORFLOW;
                    default -> Framework.CONTAINER;
                };
        var container = new ContainerBuilder(report).build(declared.id(), written, fields, value);
        fields.finish();
        return container == null ? null : new Run(value.map(_ -> framework), container);
    }
}
