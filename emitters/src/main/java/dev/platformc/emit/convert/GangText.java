package dev.platformc.emit.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A gang while it is put together: its attributes as they will be written.
final class GangText {
    private static final List<String> ORDER =
            List.of(
                    "team",
                    "queue",
                    "on",
                    "priority",
                    "labels",
                    "workers",
                    "place",
                    "run",
                    "api",
                    "disrupt",
                    "retries",
                    "max-time");

    /// Fields of one worker, in the order of the reference.
    private static final List<String> WORKER =
            List.of("gpus", "gpu", "devices", "cpu", "memory", "shm");

    private static final List<String> RUN = List.of("image", "command", "args", "env");
    private static final List<String> PLACE = List.of("required", "preferred", "group");

    final Map<String, String> attributes = new LinkedHashMap<>();
    final Map<String, String> worker = new LinkedHashMap<>();
    final Map<String, String> run = new LinkedHashMap<>();
    final Map<String, String> place = new LinkedHashMap<>();
    String name = "";
    String documentation = "";
    String framework = "container";
    String count = "1";

    private static String record(Map<String, String> fields, List<String> order) {
        var written = new ArrayList<String>();
        for (var field : order) {
            var value = fields.get(field);
            if (value != null) {
                written.add(field + " = " + value);
            }
        }
        return "{ " + String.join(", ", written) + " }";
    }

    String text() {
        attributes.put("workers", count + " x worker " + record(worker, WORKER));
        attributes.put("run", framework + " " + record(run, RUN));
        if (!place.isEmpty()) {
            attributes.put("place", record(place, PLACE));
        }
        var text = new StringBuilder();
        documentation.lines().forEach(line -> text.append("/// ").append(line).append('\n'));
        text.append("gang ").append(name).append(" {\n");
        for (var attribute : ORDER) {
            var value = attributes.get(attribute);
            if (value != null) {
                text.append("  ").append(attribute).append(" = ").append(value).append('\n');
            }
        }
        return text.append("}\n").toString();
    }
}
