package dev.platformc.core.build;

import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Device;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Needs;
import dev.platformc.core.model.Part;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Storage;
import dev.platformc.hardware.quantity.Dimension;
import dev.platformc.hardware.quantity.Quantity;
import dev.platformc.hardware.quantity.Rational;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What workloads want besides cards, cores and memory: machines, folders, devices, parts of cards.
final class NeedsBuilder {
    /// Kinds whose pods see what they mount.
    private static final Set<String> MOUNTED = Set.of("gang", "step", "workspace");

    private final Report report;
    private final Built<Sharing> sharings;
    private final Built<Device> devices;
    private final StorageBuilder storages;
    private final Profiles profiles;

    NeedsBuilder(
            Report report,
            Built<Sharing> sharings,
            Built<Device> devices,
            StorageBuilder storages) {
        this.report = report;
        this.sharings = sharings;
        this.devices = devices;
        this.storages = storages;
        this.profiles = new Profiles(report);
    }

    /// What no emitter writes yet is said with the declaration.
    ///
    /// @param pool where it runs
    Needs build(Identity user, Attributes written, Pool pool) {
        var needs =
                new Needs(
                        written.texts("hosts"),
                        mounts(written),
                        devices(written),
                        typical(written));
        written.notEmitted("hosts");
        if (!MOUNTED.contains(user.kind())) {
            written.notEmitted("mounts");
        }
        NeedsChecks.check(report, user, needs, pool);
        return needs;
    }

    private Map<String, Storage.Path> mounts(Attributes written) {
        var mounts = new LinkedHashMap<String, Storage.Path>();
        var value = written.find("mounts");
        if (value != null && value.value() instanceof Value.Fields(var fields)) {
            fields.forEach((folder, entry) -> {
                var path = storages.path(entry.value());
                if (path != null) {
                    mounts.put(folder, path);
                }
            });
        }
        return mounts;
    }

    /// So many of one device.
    Device.@Nullable Count devices(Attributes written) {
        var value = written.find("devices");
        return value == null ? null : count(value);
    }

    Device.@Nullable Count count(Sourced<Value> value) {
        if (!(value.value() instanceof Value.Multiple(var least, _, var each))) {
            return one(value, 1);
        }
        return one(each, least.amount().floor().intValueExact());
    }

    private Device.@Nullable Count one(Sourced<Value> value, int count) {
        var device =
                value.value() instanceof Value.Reference(var target) ? devices.find(target) : null;
        return device == null ? null : new Device.Count(device, count);
    }

    private static Needs.@Nullable Typical typical(Attributes written) {
        var fields = written.fields("typical");
        if (fields == null) {
            return null;
        }
        var typical = new Needs.Typical(fields.bytes("memory"), fields.number("compute"));
        fields.finish();
        return typical;
    }

    /// The sharing that a part is written of, so that the part brings its pool.
    @Nullable Sourced<Sharing> sharingOf(Attributes written) {
        var value = written.find("gpu");
        if (value == null || !(value.value() instanceof Value.Part(_, var whole))) {
            return null;
        }
        var sharing =
                whole.value() instanceof Value.Reference(var target) ? sharings.find(target) : null;
        return sharing == null ? null : new Sourced<>(sharing, value.origin());
    }

    /// `25% of turns`, `3g.40gb of slices`; absent when none is written or it is wrong, which was
    /// reported.
    @Nullable Sourced<Part> part(Identity user, Attributes written) {
        var value = written.find("gpu");
        var sharing = sharingOf(written);
        if (value == null
                || sharing == null
                || !(value.value() instanceof Value.Part(var part, _))) {
            return null;
        }
        var built =
                part.value() instanceof Value.Amount
                        ? share(user, part, sharing.value())
                        : slice(user, part, sharing.value());
        return built == null ? null : value.map(_ -> built);
    }

    private @Nullable Part share(Identity user, Sourced<Value> part, Sharing sharing) {
        var ratio = ratio(Attributes.amount(part.value()), sharing);
        if (ratio.signum() <= 0) {
            report.add(BuildMessages.outOfRange("a share of nothing", part.span(), "above 0%"));
            return null;
        }
        return PartChecks.share(report, user, part.span(), ratio, sharing)
                ? new Part.Share(sharing, ratio)
                : null;
    }

    /// Bytes of a card are the share whose memory holds them.
    private static Rational ratio(Quantity amount, Sharing sharing) {
        var gpu = sharing.pool().gpu();
        if (amount.dimension() != Dimension.Plain.BYTES || gpu == null) {
            return amount.amount();
        }
        var exact = amount.amount().dividedBy(Rational.of(gpu.memory().count()));
        var step = sharing.step();
        return Rational.of(exact.dividedBy(step).ceiling()).times(step);
    }

    private @Nullable Part slice(Identity user, Sourced<Value> part, Sharing sharing) {
        var gpu = sharing.pool().gpu();
        if (!(sharing.slice().value() instanceof Sharing.Slicing.Mig mig)) {
            report.add(PartMessages.notCut(user, part.span(), sharing));
            return null;
        }
        var instances = gpu == null ? null : profiles.instances(gpu, java.util.List.of(part));
        if (instances == null) {
            return null;
        }
        var profile = instances.getFirst().profile().value();
        var layout = mig.layout();
        if (layout != null
                && layout.value().stream().noneMatch(i -> i.profile().value().equals(profile))) {
            report.add(PartMessages.notInLayout(user, part.span(), profile, sharing, layout));
            return null;
        }
        return new Part.Slice(sharing, profile);
    }
}
