package dev.platformc.core.build;

import dev.platformc.core.eval.Declared;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Device;
import dev.platformc.core.model.NodeType;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sourced;
import dev.platformc.hardware.catalog.Catalog;
import dev.platformc.hardware.node.NodeShape;
import dev.platformc.hardware.quantity.Quantity;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.hardware.quantity.Units;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Machines: from the catalog, a changed copy, declared, or written in place.
final class NodeTypes {
    /// More than any box has; a larger number is a slip of the keyboard.
    private static final int MOST_GPUS = 256;

    private final Report report;
    private final Catalog catalog;
    private final Gpus gpus;
    private final String currency;
    private final Function<Sourced<Value>, Device.@Nullable Count> devices;

    /// @param currency of reports; the price book counts in USD and nothing is converted
    /// @param devices reads so many of a device
    NodeTypes(
            Report report,
            Catalog catalog,
            String currency,
            Function<Sourced<Value>, Device.@Nullable Count> devices) {
        this.report = report;
        this.catalog = catalog;
        this.gpus = new Gpus(report);
        this.currency = currency;
        this.devices = devices;
    }

    /// A machine and what joins it to others.
    ///
    /// @param fabric absent when the catalog does not know
    record Node(NodeType type, Pool.@Nullable Fabric fabric) {}

    /// Absent when it could not be built, which was reported.
    @Nullable Node of(Sourced<Value> value) {
        return switch (value.value()) {
            case Value.NodeEntry(var name, var shape, var changes) ->
                    build(name, shape, changes, value);
            case Value.Reference(var target) -> declared(target, Map.of(), value);
            case Value.ChangedReference(var target, var changes) ->
                    declared(target, changes, value);
            case Value.Constructor(var name, var fields) -> build(name, null, fields, value);
            case Value.Fields(var fields) -> build("node", null, fields, value);
            default -> null;
        };
    }

    /// Checks a declared node or GPU even where nobody uses it.
    void check(Declared declared) {
        var here = new Sourced<Value>(new Value.Reference(declared), at(declared));
        if (declared.id().kind().equals("gpu")) {
            gpus.of(here);
        } else {
            of(here);
        }
    }

    private static Origin at(Declared declared) {
        return new Origin.Written(declared.id().span());
    }

    private @Nullable Node declared(
            Declared target, Map<String, Sourced<Value>> changes, Sourced<Value> mention) {
        var merged = Changes.over(Changes.attributes(target), changes);
        var shape =
                target.base() instanceof Value.NodeEntry(_, var catalogShape, _)
                        ? catalogShape
                        : null;
        return build(target.id().name(), shape, merged, mention);
    }

    private @Nullable Node build(
            String name,
            @Nullable NodeShape shape,
            Map<String, Sourced<Value>> values,
            Sourced<Value> mention) {
        var written = new Attributes(report, "node", mention.span(), values);
        written.common();
        var cards = cards(written, shape);
        var cpu = or(written.number("cpu"), shape == null ? null : shape.cpu(), name, mention);
        var memory =
                or(written.bytes("memory"), shape == null ? null : shape.memory(), name, mention);
        if (cpu == null || memory == null || cards == null) {
            missing(written, name, mention);
            return null;
        }
        var devices = devices(written);
        var price = withDevices(price(written, cards, mention), devices, written);
        var type =
                new NodeType(
                        name,
                        cards.gpu(),
                        cards.count(),
                        cpu,
                        memory,
                        arch(written, shape),
                        domain(written, shape, cards),
                        price,
                        price != null && !price.isWritten(),
                        devices);
        var fabric = fabric(written, shape);
        written.finish();
        return new Node(type, fabric);
    }

    private List<Device.Count> devices(Attributes written) {
        var value = written.find("devices");
        var count = value == null ? null : devices.apply(value);
        return count == null ? List.of() : List.of(count);
    }

    /// The price of the machine's cards and that of the devices beside them, unless the machine
    /// says its own.
    private static @Nullable Sourced<Quantity> withDevices(
            @Nullable Sourced<Quantity> cards, List<Device.Count> devices, Attributes written) {
        var sum = cards;
        for (var each : devices) {
            var price = each.device().price();
            if (price != null && !written.isWritten("price")) {
                var all = price.value().times(Quantity.number(Rational.of(each.count())));
                if (sum == null) {
                    sum = new Sourced<>(all, price.origin());
                } else if (sum.value().dimension().equals(all.dimension())) {
                    sum = sum.map(known -> known.plus(all));
                }
            }
        }
        return sum;
    }

    /// @param gpu absent in a machine without GPUs
    /// @param price of one GPU an hour, as written
    private record Cards(
            dev.platformc.hardware.gpu.@Nullable Gpu gpu,
            int count,
            @Nullable Sourced<Quantity> price) {}

    private @Nullable Cards cards(Attributes written, @Nullable NodeShape shape) {
        var value = written.find("gpus");
        if (value == null) {
            return shape == null
                    ? (written.isWritten("gpus") ? null : new Cards(null, 0, null))
                    : new Cards(catalog.gpu(shape.gpu()).orElseThrow(), shape.gpus(), null);
        }
        if (!(value.value() instanceof Value.Multiple(var least, _, var each))) {
            var gpu = gpus.of(value);
            return gpu == null ? null : new Cards(gpu.gpu(), 1, gpu.price());
        }
        var gpu = gpus.of(each);
        int count = least.amount().floor().intValueExact();
        if (count > MOST_GPUS) {
            report.add(
                    BuildMessages.outOfRange(
                            "a machine with " + count + " GPUs",
                            value.span(),
                            "at most " + MOST_GPUS));
            return null;
        }
        if (count == 0) {
            return new Cards(null, 0, null);
        }
        return gpu == null ? null : new Cards(gpu.gpu(), count, gpu.price());
    }

    private void missing(Attributes written, String name, Sourced<Value> mention) {
        for (var attribute : new String[] {"cpu", "memory"}) {
            if (!written.isWritten(attribute)) {
                report.add(NodeMessages.missing(name, attribute, mention.span()));
            }
        }
    }

    private static <T> @Nullable Sourced<T> or(
            @Nullable Sourced<T> written, @Nullable T known, String name, Sourced<Value> mention) {
        if (written != null || known == null) {
            return written;
        }
        return new Sourced<>(known, new Origin.Catalog(name, mention.span()));
    }

    private static String arch(Attributes written, @Nullable NodeShape shape) {
        var word = written.word("arch");
        return word != null ? word.value() : shape != null ? shape.arch() : "amd64";
    }

    /// `8 x gpu` or `18 x node`; else what the catalog says, else the box where the GPUs have
    /// NVLink at all.
    private static int domain(Attributes written, @Nullable NodeShape shape, Cards cards) {
        var value = written.find("domain");
        if (value != null && value.value() instanceof Value.Multiple(var least, _, var each)) {
            int count = least.amount().floor().intValueExact();
            return Attributes.textOf(each.value()).equals("node") ? count * cards.count() : count;
        }
        if (shape != null && !written.isWritten("gpus")) {
            return shape.domainGpus();
        }
        var gpu = cards.gpu();
        return gpu == null || gpu.nvlinkGigabytes() == 0 ? 1 : Math.max(1, cards.count());
    }

    /// Written for the node, written for its GPUs, or the price book's estimate.
    private @Nullable Sourced<Quantity> price(
            Attributes written, Cards cards, Sourced<Value> mention) {
        var own = written.quantity("price");
        if (own != null) {
            return own;
        }
        var gpu = cards.gpu();
        if (gpu == null) {
            return null;
        }
        var times = Quantity.number(Rational.of(cards.count()));
        var perGpu = cards.price();
        if (perGpu != null) {
            return perGpu.map(p -> p.times(times));
        }
        if (!currency.equals("USD")) {
            return null;
        }
        return catalog.price(gpu.name())
                .map(row ->
                        Quantity.of(row.perHour(), Units.find("USD/h").orElseThrow()).times(times))
                .map(q -> new Sourced<>(q, (Origin) new Origin.Catalog(gpu.name(), mention.span())))
                .orElse(null);
    }

    private static Pool.@Nullable Fabric fabric(Attributes written, @Nullable NodeShape shape) {
        var nics = written.find("nics");
        var kind = shape == null ? "ethernet" : shape.fabric();
        if (nics != null && nics.value() instanceof Value.Multiple(var least, _, var each)) {
            return new Pool.Fabric(
                    kind, Attributes.amount(each.value()), least.amount().floor().intValueExact());
        }
        if (shape == null || shape.nics() == 0) {
            return null;
        }
        var unit = Units.find("Gb/s").orElseThrow();
        return new Pool.Fabric(
                kind, Quantity.of(Rational.of(shape.nicGigabits()), unit), shape.nics());
    }
}
