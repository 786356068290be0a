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
import java.util.Set;

/// What the rows of each table mean.
final class Rows {
    private Rows() {}

    static Catalog.Price price(Row row) {
        return new Catalog.Price(Rational.parse(row.text(1)), row.text(2), row.text(3));
    }

    static Catalog.Since since(Row row) {
        return new Catalog.Since(row.text(2), row.text(3));
    }

    static Operator operator(Row row) {
        var values = new LinkedHashMap<String, Boolean>();
        for (var value : words(row, 8)) {
            int equals = value.indexOf('=');
            values.put(value.substring(0, equals), Boolean.valueOf(value.substring(equals + 1)));
        }
        return new Operator(
                row.text(0),
                row.text(1).equals("chart"),
                row.text(2),
                row.text(3),
                row.text(4),
                row.text(5),
                words(row, 6),
                words(row, 7),
                values,
                row.text(9));
    }

    static Set<String> splits(Row row) {
        return Set.copyOf(words(row, 1));
    }

    private static List<String> words(Row row, int field) {
        return row.isAbsent(field) ? List.of() : List.of(row.text(field).split(" ", -1));
    }

    static Catalog.SchedulerAnswer scheduler(Row row) {
        var answers = new LinkedHashMap<String, Catalog.Answer>();
        int field = 2;
        for (var scheduler : List.of("kueue", "volcano", "kai", "default")) {
            var text = row.text(field++);
            int space = text.indexOf(' ');
            answers.put(
                    scheduler,
                    space < 0
                            ? new Catalog.Answer(text, "")
                            : new Catalog.Answer(
                                    text.substring(0, space), text.substring(space + 1)));
        }
        return new Catalog.SchedulerAnswer(
                row.text(0), row.text(1), Collections.unmodifiableMap(answers));
    }

    static Catalog.EngineFlag engineFlag(Row row) {
        return new Catalog.EngineFlag(row.text(0), row.isAbsent(1) ? null : row.text(1));
    }

    static Catalog.ImageFacts image(Row row) {
        return new Catalog.ImageFacts(row.text(1), List.of(row.text(2).split(" ", -1)));
    }

    static Catalog.Privilege privilege(Row row) {
        return new Catalog.Privilege(row.text(0), row.text(1));
    }

    static Link link(Row row) {
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

    static NodeShape node(Row row) {
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

    static ModelShape model(Row row) {
        long parameters = row.number(1);
        ModelShape.Window window = null;
        if (!row.isAbsent(10)) {
            var parts = row.text(10).split(",", -1);
            window = new ModelShape.Window(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
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

    /// @param geometries rows of `mig.tbl` by the name of the geometry
    static Gpu gpu(Row row, Map<String, List<Row>> geometries) {
        var memory = Bytes.gib(Rational.parse(row.text(3)));
        var rows = geometries.get(row.text(5));
        var precisions = EnumSet.noneOf(Precision.class);
        for (var word : row.text(10).split(" ", -1)) {
            precisions.add(Precision.find(word).orElseThrow());
        }
        return new Gpu(
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
                Collections.unmodifiableSet(precisions),
                Gpu.NVIDIA);
    }

    /// Rows of `mig.tbl` by the name of their geometry: its head, then its profiles.
    static Map<String, List<Row>> geometries() {
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
                        ? visible.times(
                                Rational.of((4 * size <= axis ? 92L : 97L) * size, 100L * axis))
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
