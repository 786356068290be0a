package dev.platformc.emit.monitoring;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A dashboard as Grafana reads it. Two panels stand side by side; who looks at it chooses the
/// Prometheus that it asks.
///
/// @param uid part of its address, at most 40 characters
/// @param title for people
/// @param panels in reading order
record Dashboard(String uid, String title, List<Panel> panels) {
    private static final int WIDTH = 12;
    private static final int HEIGHT = 8;
    private static final int LONGEST_UID = 40;
    private static final Source CHOSEN = new Source("prometheus", "${datasource}");

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .defaultPrettyPrinter(
                            new DefaultPrettyPrinter()
                                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                                    .withArrayIndenter(new DefaultIndenter("  ", "\n")))
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    /// @param unit as Grafana calls it: `s`, `percentunit`, `reqps`, `short`
    record Panel(String title, String unit, List<Target> targets) {
        static Panel of(String title, String unit, Target... targets) {
            return new Panel(title, unit, List.of(targets));
        }
    }

    /// @param legend with `{{label}}` for the labels of a series
    record Target(String expr, String legend) {}

    /// Names that are longer are told apart by a checksum.
    static String uid(String platform, String what) {
        var whole = platform + "-" + what;
        if (whole.length() <= LONGEST_UID) {
            return whole;
        }
        var sum = new CRC32();
        sum.update(whole.getBytes(StandardCharsets.UTF_8));
        var end = "-" + Long.toHexString(sum.getValue());
        return whole.substring(0, LONGEST_UID - end.length()) + end;
    }

    String json() {
        return JSON.writeValueAsString(
                        new Json(
                                uid,
                                title,
                                List.of("platformc"),
                                "utc",
                                39,
                                "30s",
                                new Range("now-6h", "now"),
                                new Templating(
                                        List.of(
                                                new Variable(
                                                        "datasource", "datasource", "prometheus"))),
                                drawn()))
                + "\n";
    }

    private List<Drawn> drawn() {
        var drawn = new ArrayList<Drawn>();
        for (int i = 0; i < panels.size(); i++) {
            var panel = panels.get(i);
            drawn.add(
                    new Drawn(
                            i + 1,
                            "timeseries",
                            panel.title(),
                            new Place(i % 2 * WIDTH, i / 2 * HEIGHT, WIDTH, HEIGHT),
                            CHOSEN,
                            new FieldConfig(new Defaults(panel.unit(), 0)),
                            asked(panel)));
        }
        return drawn;
    }

    private static List<Asked> asked(Panel panel) {
        var asked = new ArrayList<Asked>();
        for (var target : panel.targets()) {
            var letter = Character.toString((char) ('A' + asked.size()));
            asked.add(new Asked(letter, target.expr(), target.legend()));
        }
        return asked;
    }

    private record Json(
            String uid,
            String title,
            List<String> tags,
            String timezone,
            int schemaVersion,
            String refresh,
            Range time,
            Templating templating,
            List<Drawn> panels) {}

    private record Range(String from, String to) {}

    private record Templating(List<Variable> list) {}

    private record Variable(String name, String type, String query) {}

    private record Drawn(
            int id,
            String type,
            String title,
            Place gridPos,
            Source datasource,
            FieldConfig fieldConfig,
            List<Asked> targets) {}

    private record Source(String type, String uid) {}

    private record Place(int x, int y, int w, int h) {}

    private record FieldConfig(Defaults defaults) {}

    private record Defaults(String unit, int min) {}

    private record Asked(String refId, String expr, String legendFormat) {}
}
