package dev.platformc.hardware.catalog;

import dev.platformc.hardware.catalog.Table.Row;
import dev.platformc.hardware.gpu.Gpu;
import dev.platformc.hardware.link.Link;
import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.model.ModelShape;
import dev.platformc.hardware.node.NodeShape;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.hardware.sizing.Precision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The hardware and models that come with the compiler. Each table is read when it is first needed.
public final class Catalog {
    /// Version of the tables, recorded in the lock.
    public static final String VERSION = "2026.11";

    private static final Catalog STANDARD = new Catalog();
    private @Nullable Map<String, Gpu> gpus;
    private @Nullable Map<String, NodeShape> nodes;
    private @Nullable Map<String, ModelShape> models;
    private @Nullable Map<String, Price> prices;
    private @Nullable Map<String, Link> links;

    private Catalog() {}

    public static Catalog standard() {
        return STANDARD;
    }

    /// A row of the price book.
    ///
    /// @param perHour USD an hour for one GPU
    /// @param source where the figure is from
    /// @param date when it was collected, ISO
    public record Price(Rational perHour, String source, String date) {}

    public Optional<Gpu> gpu(String name) {
        return Optional.ofNullable(gpus().get(name));
    }

    public Optional<NodeShape> node(String name) {
        return Optional.ofNullable(nodes().get(name));
    }

    public Optional<ModelShape> model(String name) {
        return Optional.ofNullable(models().get(name));
    }

    /// Estimated rent; absent means unpriced, never free.
    public Optional<Price> price(String gpu) {
        return Optional.ofNullable(prices().get(gpu));
    }

    public Optional<Link> link(String name) {
        return Optional.ofNullable(links().get(name));
    }

    public Set<String> linkNames() {
        return links().keySet();
    }

    public Set<String> gpuNames() {
        return gpus().keySet();
    }

    public Set<String> nodeNames() {
        return nodes().keySet();
    }

    public Set<String> modelNames() {
        return models().keySet();
    }

    private synchronized Map<String, Gpu> gpus() {
        if (gpus == null) {
            gpus = readGpus();
        }
        return gpus;
    }

    private synchronized Map<String, NodeShape> nodes() {
        if (nodes == null) {
            var map = new LinkedHashMap<String, NodeShape>();
            for (var row : Table.read("nodes.tbl", 10)) {
                map.put(row.text(0), node(row));
            }
            nodes = Collections.unmodifiableMap(map);
        }
        return nodes;
    }

    private synchronized Map<String, ModelShape> models() {
        if (models == null) {
            var map = new LinkedHashMap<String, ModelShape>();
            for (var row : Table.read("models.tbl", 15)) {
                map.put(row.text(0), model(row));
            }
            models = Collections.unmodifiableMap(map);
        }
        return models;
    }

    private synchronized Map<String, Price> prices() {
        if (prices == null) {
            var map = new LinkedHashMap<String, Price>();
            for (var row : Table.read("prices.tbl", 4)) {
                map.put(
                        row.text(0),
                        new Price(Rational.parse(row.text(1)), row.text(2), row.text(3)));
            }
            prices = Collections.unmodifiableMap(map);
        }
        return prices;
    }

    private synchronized Map<String, Link> links() {
        if (links == null) {
            var map = new LinkedHashMap<String, Link>();
            for (var row : Table.read("links.tbl", 8)) {
                map.put(row.text(0), link(row));
            }
            links = Collections.unmodifiableMap(map);
        }
        return links;
    }

    private static Link link(Row row) {
        return new Link(
                row.text(0),
                row.text(1),
                row.count(2),
                row.quantity(3),
                row.quantity(4),
                row.text(5).equals("both") ? Link.Counts.BOTH : Link.Counts.ONE,
                row.text(6),
                row.text(7));
    }

    private static NodeShape node(Row row) {
        return new NodeShape(
                row.text(0),
                row.text(1),
                row.count(2),
                Rational.of(row.number(3)),
                Bytes.gib(row.number(4)),
                row.text(5),
                row.count(6),
                row.count(7),
                row.count(8),
                row.text(9));
    }

    private static ModelShape model(Row row) {
        long parameters = row.number(1);
        ModelShape.Window window = null;
        if (!row.isAbsent(10)) {
            var parts = row.text(10).split(",", -1);
            window =
                    new ModelShape.Window(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
        }
        return new ModelShape(
                row.text(0),
                parameters,
                row.isAbsent(2) ? parameters : row.number(2),
                row.count(3),
                row.count(4),
                row.count(5),
                row.count(6),
                row.number(7),
                row.number(8),
                row.optional(9),
                window,
                Precision.find(row.text(11)).orElseThrow(),
                row.text(12),
                row.text(13),
                row.number(14));
    }

    private static Map<String, Gpu> readGpus() {
        var geometries = groupMig();
        var map = new LinkedHashMap<String, Gpu>();
        for (var row : Table.read("gpus.tbl", 11)) {
            var memory = Bytes.gib(Rational.parse(row.text(3)));
            var rows = geometries.get(row.text(5));
            var precisions = EnumSet.noneOf(Precision.class);
            for (var word : row.text(10).split(" ", -1)) {
                precisions.add(Precision.find(word).orElseThrow());
            }
            map.put(
                    row.text(0),
                    new Gpu(
                            row.text(0),
                            row.text(1),
                            row.text(2),
                            memory,
                            row.text(4).equals("reported"),
                            rows == null ? null : geometry(rows, memory),
                            row.count(6),
                            row.count(7),
                            Rational.parse(row.text(8)),
                            row.count(9),
                            Collections.unmodifiableSet(precisions)));
        }
        return Collections.unmodifiableMap(map);
    }

    private static Map<String, List<Row>> groupMig() {
        var groups = new LinkedHashMap<String, List<Row>>();
        List<Row> current = new ArrayList<>();
        for (var row : Table.read("mig.tbl", 9)) {
            if (row.text(0).startsWith("=")) {
                current = new ArrayList<>();
                groups.put(row.text(0).substring(1).strip(), current);
            }
            current.add(row);
        }
        return groups;
    }

    private static MigGeometry geometry(List<Row> rows, Bytes visible) {
        var head = rows.getFirst();
        int axis = head.count(3);
        var profiles = new ArrayList<MigProfile>();
        for (var row : rows.subList(1, rows.size())) {
            profiles.add(profile(row, visible, axis));
        }
        return new MigGeometry(
                head.text(0).substring(1).strip(),
                head.text(1),
                head.count(2),
                axis,
                profiles,
                engines(head, 4),
                List.of(head.text(9).split(",", -1)),
                aliases(rows));
    }

    /// Names of other drivers and tools, each with ours.
    private static Map<String, String> aliases(List<Row> rows) {
        var aliases = new LinkedHashMap<String, String>();
        for (var row : rows.subList(1, rows.size())) {
            if (row.fields().size() > 13) {
                for (var alias : row.text(13).split(",", -1)) {
                    aliases.put(alias, row.text(0));
                }
            }
        }
        return aliases;
    }

    /// Memory that nobody published is taken as the part of the card's visible memory less 8 % for
    /// a quarter of the card or less, else less 3 %: as low as the published ones come out.
    private static MigProfile profile(Row row, Bytes visible, int axis) {
        var starts = new ArrayList<Integer>();
        for (var start : row.text(4).split(",", -1)) {
            starts.add(Integer.valueOf(start));
        }
        int size = row.count(3);
        boolean derived = row.isAbsent(6);
        var memory =
                derived
                        ? visible.times(Rational.of((4 * size <= axis ? 92L : 97L) * size, 100L * axis))
                        : Bytes.gib(Rational.parse(row.text(6)));
        return new MigProfile(
                row.text(0),
                row.count(1),
                row.count(2),
                size,
                starts,
                row.count(5),
                memory,
                derived,
                engines(row, 8));
    }

    /// Copy, decode, encode, JPEG, OFA; -1 where nothing is published.
    private static List<Integer> engines(Row row, int from) {
        var engines = new ArrayList<Integer>();
        for (int i = from; i < from + 5; i++) {
            var count = row.optional(i);
            engines.add(count == null ? -1 : count);
        }
        return engines;
    }
}
