package dev.platformc.core.build;

import dev.platformc.core.eval.Declared;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sharing.Slicing;
import dev.platformc.core.model.Sourced;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.quantity.Rational;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class SharingBuilder {
    /// Milliseconds of a turn.
    private static final long USUAL_LEASE = 250;

    private static final Rational USUAL_STEP = Rational.of(5, 100);
    private static final int USUAL_CLIENTS = 2;

    private final Report report;
    private final Profiles profiles;

    SharingBuilder(Report report) {
        this.report = report;
        this.profiles = new Profiles(report);
    }

    @Nullable Sharing build(Declared declared, Pool pool) {
        var written = Attributes.of(report, declared);
        written.find("pool");
        var value = written.require(declared.id(), "slice");
        int all = pool.nodes().most() * pool.gpusPerNode();
        var gpus = written.count("gpus");
        var slicing = value == null ? null : slicing(written, pool, value);
        written.finish();
        if (pool.gpusPerNode() == 0) {
            report.add(SharingMessages.noGpus(declared.id(), pool));
            return null;
        }
        if (gpus != null && gpus.value() > all) {
            report.add(SharingMessages.moreThanPool(declared.id(), gpus, pool, all));
        }
        if (value == null || slicing == null) {
            return null;
        }
        var sharing =
                new Sharing(
                        declared.id(),
                        pool,
                        gpus != null ? gpus : Sourced.preset(all, written.declaration()),
                        value.map(_ -> slicing));
        MigLayoutCheck.check(report, sharing);
        SharingChecks.devicePlugin(report, sharing);
        return sharing;
    }

    private @Nullable Slicing slicing(Attributes written, Pool pool, Sourced<Value> value) {
        var word = Attributes.textOf(value.value());
        var fields = written.fieldsOf(word, value);
        return switch (word) {
            case "whole" -> {
                fields.finish();
                yield new Slicing.Whole();
            }
            case "mig" -> mig(fields, pool, value);
            case "time" -> {
                notUnderClaims(written, pool, "slice = time", value);
                yield time(fields, pool, value);
            }
            default -> {
                notUnderClaims(written, pool, "slice = mps", value);
                yield mps(fields, pool, value);
            }
        };
    }

    /// Claims for devices say it in objects that we do not write yet.
    private static void notUnderClaims(
            Attributes written, Pool pool, String what, Sourced<Value> value) {
        if (pool.cluster().options().dra().value()) {
            written.notEmitted(what, value.span());
        }
    }

    private Slicing time(Attributes fields, Pool pool, Sourced<Value> value) {
        var lease = fields.number("lease");
        var step = fields.number("granularity");
        var time =
                new Slicing.Time(
                        fields.text("mode", "strict").map(word -> word.equals("strict")),
                        lease == null
                                ? Sourced.preset(USUAL_LEASE, fields.declaration())
                                : lease.map(s -> s.times(1000).floor().longValueExact()),
                        step == null ? Sourced.preset(USUAL_STEP, fields.declaration()) : step,
                        fields.text("memory", "capped").map(word -> word.equals("capped")));
        fields.finish();
        SharingChecks.time(report, pool, time, value.span());
        return time.granularity().value().signum() > 0
                ? time
                : new Slicing.Time(
                        time.strict(),
                        time.leaseMillis(),
                        Sourced.preset(USUAL_STEP, fields.declaration()),
                        time.capped());
    }

    private Slicing mps(Attributes fields, Pool pool, Sourced<Value> value) {
        var clients = fields.count("clients");
        var memory = fields.bytes("memory");
        fields.finish();
        var mps =
                new Slicing.Mps(
                        clients != null
                                ? clients
                                : Sourced.preset(USUAL_CLIENTS, fields.declaration()),
                        memory);
        SharingChecks.mps(report, pool, mps, value.span());
        return mps.clients().value() > 0
                ? mps
                : new Slicing.Mps(Sourced.preset(USUAL_CLIENTS, fields.declaration()), memory);
    }

    private @Nullable Slicing mig(Attributes fields, Pool pool, Sourced<Value> value) {
        var gpu = pool.gpu();
        if (gpu == null) {
            return null;
        }
        if (gpu.mig() == null) {
            report.add(SharingMessages.noMig(value.span(), pool, gpu));
            return null;
        }
        var layout = fields.list("layout");
        var allowed = fields.list("profiles");
        var instances = layout == null ? null : profiles.instances(gpu, layout.value());
        var kinds = allowed == null ? null : kinds(pool, allowed.value());
        fields.finish();
        if ((layout != null && instances == null) || (allowed != null && kinds == null)) {
            return null;
        }
        return new Slicing.Mig(
                layout == null || instances == null
                        ? null
                        : layout.map(_ -> Profiles.folded(instances)),
                allowed == null || kinds == null ? null : allowed.map(_ -> kinds));
    }

    private @Nullable List<MigProfile> kinds(Pool pool, List<Sourced<Value>> elements) {
        var gpu = pool.gpu();
        var instances = gpu == null ? null : profiles.instances(gpu, elements);
        if (instances == null) {
            return null;
        }
        var kinds = new ArrayList<MigProfile>();
        for (var instance : instances) {
            if (!kinds.contains(instance.profile().value())) {
                kinds.add(instance.profile().value());
            }
        }
        return kinds;
    }
}
