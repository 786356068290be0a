package dev.platformc.core.build;

import dev.platformc.core.eval.Declared;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.catalog.Catalog;
import dev.platformc.hardware.gpu.Gpu;
import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Quantity;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.hardware.sizing.Precision;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// GPUs: from the catalog, a changed copy, or declared.
final class Gpus {
    private static final Rational GIGA = Rational.of(1_000_000_000L);

    private final Report report;

    Gpus(Report report) {
        this.report = report;
    }

    /// @param price of one, an hour, where it is written
    record Priced(Gpu gpu, @Nullable Sourced<Quantity> price) {}

    @Nullable Priced of(Sourced<Value> value) {
        return switch (value.value()) {
            case Value.GpuEntry(var name, var gpu, var changes) -> build(name, gpu, changes, value);
            case Value.Reference(var target) -> declared(target, Map.of(), value);
            case Value.ChangedReference(var target, var changes) ->
                    declared(target, changes, value);
            default -> null;
        };
    }

    private @Nullable Priced declared(
            Declared target, Map<String, Sourced<Value>> changes, Sourced<Value> mention) {
        var base = target.base() instanceof Value.GpuEntry(_, var gpu, _) ? gpu : null;
        return build(
                target.id().name(),
                base,
                Changes.over(Changes.attributes(target), changes),
                mention);
    }

    /// Of a card that is copied without a memory of its own.
    private static Bytes visible(@Nullable Gpu base) {
        return Objects.requireNonNull(base, "neither memory nor a card to copy").memory();
    }

    private @Nullable Priced build(
            String name,
            @Nullable Gpu base,
            Map<String, Sourced<Value>> values,
            Sourced<Value> mention) {
        var written = new Attributes(report, "gpu", mention.span(), values);
        written.common();
        var memory = written.bytes("memory");
        if (memory == null && base == null) {
            if (!written.isWritten("memory")) {
                report.add(NodeMessages.missing(name, "memory", mention.span()));
            }
            return null;
        }
        if (memory != null && memory.value().count() == 0) {
            report.add(BuildMessages.outOfRange("a GPU without memory", memory.span(), "more"));
            return null;
        }
        if (memory != null && base != null) {
            MemoryChecks.check(report, name, memory, base);
        }
        var link = written.number("link");
        var bandwidth = written.number("bandwidth");
        var bf16 = written.number("bf16");
        var resource = written.text("resource");
        var gpu =
                new Gpu(
                        name,
                        base == null ? name : base.product(),
                        base == null ? "unknown" : base.family(),
                        memory != null ? memory.value() : visible(base),
                        memory != null || (base != null && base.memoryReported()),
                        mig(written, base),
                        link != null ? whole(link.value().dividedBy(GIGA)) : nvlink(base),
                        bf16 != null ? whole(bf16.value()) : teraflops(base),
                        bandwidth != null
                                ? bandwidth.value().dividedBy(GIGA.times(1000))
                                : terabytes(base),
                        base == null ? 0 : base.watts(),
                        base == null ? EnumSet.allOf(Precision.class) : base.precisions(),
                        resource == null ? Gpu.NVIDIA : resource.value());
        if (resource != null) {
            var id = new Identity("gpu", name, mention.span(), mention.span(), null, Map.of());
            DeviceBuilder.check(report, id, resource);
        }
        unread(name, mention, bandwidth, bf16);
        var price = written.quantity("price");
        written.finish();
        return new Priced(gpu, price);
    }

    /// Nothing is worked out from them yet.
    private void unread(
            String name,
            Sourced<Value> mention,
            @Nullable Sourced<Rational> bandwidth,
            @Nullable Sourced<Rational> bf16) {
        var places = new LinkedHashMap<String, Span>();
        if (bandwidth != null) {
            places.put("bandwidth", bandwidth.span());
        }
        if (bf16 != null) {
            places.put("bf16", bf16.span());
        }
        if (!places.isEmpty()) {
            var id = new Identity("gpu", name, mention.span(), mention.span(), null, Map.of());
            report.add(BuildMessages.notEmitted(id, places));
        }
    }

    /// A family of the catalog by name, or that of the copied card.
    private @Nullable MigGeometry mig(Attributes written, @Nullable Gpu base) {
        var family = written.text("mig");
        if (family == null) {
            return base == null || written.isNone("mig") ? null : base.mig();
        }
        var names = new java.util.TreeSet<String>();
        for (var name : Catalog.standard().gpuNames()) {
            var geometry = Catalog.standard().gpu(name).orElseThrow().mig();
            if (geometry != null && geometry.name().equals(family.value())) {
                return geometry;
            }
            if (geometry != null) {
                names.add(geometry.name());
            }
        }
        report.add(NodeMessages.unknownFamily(family, names));
        return null;
    }

    private static int nvlink(@Nullable Gpu base) {
        return base == null ? 0 : base.nvlinkGigabytes();
    }

    private static int teraflops(@Nullable Gpu base) {
        return base == null ? 0 : base.bf16Teraflops();
    }

    private static Rational terabytes(@Nullable Gpu base) {
        return base == null ? Rational.ZERO : base.memoryTerabytes();
    }

    private static int whole(Rational amount) {
        return amount.floor().intValueExact();
    }
}
