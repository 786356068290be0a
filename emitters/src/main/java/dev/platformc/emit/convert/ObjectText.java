package dev.platformc.emit.convert;

import dev.platformc.emit.Pointers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What the metadata of an object says about a gang.
final class ObjectText {
    private static final String QUEUE = "kueue.x-k8s.io/queue-name";
    private static final String KAI_QUEUE = "kai.scheduler/queue";
    private static final String PRIORITY = "kueue.x-k8s.io/priority-class";
    private static final String MAX_TIME = "kueue.x-k8s.io/max-exec-time-seconds";
    private static final Pattern OURS =
            Pattern.compile("app\\.kubernetes\\.io/.*|platformc\\.dev/.*|team");
    private static final Pattern OF_OTHERS =
            Pattern.compile(".*(kubernetes|k8s)\\.io/.*|.*\\.sh/.*|kai\\..*");
    private static final List<String> WRITTEN =
            List.of("argocd.argoproj.io/sync-wave", "argocd.argoproj.io/sync-options", "owner");

    private ObjectText() {}

    static void read(Taken taken, GangText gang, Beside beside) {
        var name = taken.text("/metadata/name");
        gang.name = PlatformText.isName(name) ? name : PlatformText.name(name);
        var team = beside.team(taken.peek("/metadata/namespace").asString(""));
        if (team.isPresent()) {
            taken.take("/metadata/namespace");
            gang.attributes.put("team", team.get());
        }
        labels(taken, gang, beside);
        annotations(taken, gang);
    }

    private static void labels(Taken taken, GangText gang, Beside beside) {
        boolean ours =
                taken.peek("/metadata/labels" + Pointers.of("app.kubernetes.io/managed-by"))
                        .asString("")
                        .equals("platformc");
        var carried = new TreeMap<String, String>();
        for (var key : taken.fields("/metadata/labels")) {
            var at = "/metadata/labels" + Pointers.of(key);
            var value = taken.peek(at).asString("");
            if (key.equals(QUEUE) || key.equals(KAI_QUEUE)) {
                queue(taken, gang, beside, at);
            } else if (key.equals(PRIORITY)) {
                priority(taken, gang, beside, at);
            } else if (key.equals(MAX_TIME) && value.matches("[0-9]{1,9}")) {
                maxTime(taken, gang, at);
            } else if (ours && OURS.matcher(key).matches()) {
                taken.take(at);
            } else if (!OURS.matcher(key).matches() && !OF_OTHERS.matcher(key).matches()) {
                taken.take(at);
                carried.put(key, value);
            }
        }
        if (!carried.isEmpty()) {
            gang.attributes.put("labels", map(carried));
        }
    }

    private static String map(Map<String, String> entries) {
        var text =
                entries.entrySet().stream()
                        .map(e ->
                                PlatformText.quoted(e.getKey())
                                        + " = "
                                        + PlatformText.quoted(e.getValue()))
                        .toList();
        return "{ " + String.join(", ", text) + " }";
    }

    /// Wherever an object names it.
    static void queue(Taken taken, GangText gang, Beside beside, String at) {
        beside.queue(taken.peek(at).asString(""))
                .ifPresent(queue -> {
                    taken.take(at);
                    gang.attributes.put("queue", queue);
                });
    }

    static void priority(Taken taken, GangText gang, Beside beside, String at) {
        beside.priority(taken.peek(at).asString(""))
                .ifPresent(priority -> {
                    taken.take(at);
                    gang.attributes.put("priority", priority);
                });
    }

    static void maxTime(Taken taken, GangText gang, String at) {
        var text = PlatformText.duration(taken.peek(at).asLong(0));
        if (text.equals(gang.attributes.getOrDefault("max-time", text))) {
            taken.take(at);
            gang.attributes.put("max-time", text);
        }
    }

    private static void annotations(Taken taken, GangText gang) {
        for (var key : taken.fields("/metadata/annotations")) {
            var at = "/metadata/annotations" + Pointers.of(key);
            if (key.equals("description")) {
                gang.documentation = taken.text(at);
            } else if (WRITTEN.contains(key)) {
                taken.take(at);
            }
        }
    }
}
