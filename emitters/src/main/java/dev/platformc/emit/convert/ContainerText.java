package dev.platformc.emit.convert;

import dev.platformc.emit.Pointers;
import dev.platformc.emit.review.RawDevices;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a container says: what it runs and what it asks for.
final class ContainerText {
    /// Variables that whoever starts the pods sets.
    private static final Pattern SET_BY_OTHERS =
            Pattern.compile(
                    "PET_.*|MASTER_(ADDR|PORT)|WORLD_SIZE|RANK|LOCAL_RANK|NODE_RANK"
                            + "|(CUDA|NVIDIA)_VISIBLE_DEVICES");

    private static final String SLICE = "nvidia.com/mig-";

    private ContainerText() {}

    /// @param at pointer to something with `image`, `command`, `args` and `env`
    static void run(Taken taken, String at, GangText gang) {
        if (taken.has(at + "/image")) {
            gang.run.put("image", PlatformText.quoted(taken.text(at + "/image")));
        }
        for (var field : List.of("command", "args")) {
            if (taken.has(at + "/" + field)) {
                gang.run.put(field, PlatformText.list(texts(taken.take(at + "/" + field))));
            }
        }
        var variables = new ArrayList<String>();
        for (int i = 0; i < taken.peek(at + "/env").size(); i++) {
            var variable = variable(taken, at + "/env/" + i);
            if (variable != null) {
                variables.add(variable);
            }
        }
        if (!variables.isEmpty()) {
            gang.run.put("env", "{ " + String.join(", ", variables) + " }");
        }
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(text -> texts.add(text.asString("")));
        return texts;
    }

    /// Absent where the language cannot say it; then it is left.
    private static @Nullable String variable(Taken taken, String at) {
        var variable = taken.peek(at);
        var name = variable.path("name").asString("");
        if (SET_BY_OTHERS.matcher(name).matches()) {
            return null;
        }
        if (variable.path("value").isString()) {
            taken.take(at);
            return PlatformText.quoted(name)
                    + " = "
                    + PlatformText.quoted(variable.path("value").asString());
        }
        var secret = variable.path("valueFrom").path("secretKeyRef");
        if (secret.isObject() && !secret.has("optional")) {
            taken.take(at);
            return "%s = secret(%s, %s)"
                    .formatted(
                            PlatformText.quoted(name),
                            PlatformText.quoted(secret.path("name").asString("")),
                            PlatformText.quoted(secret.path("key").asString("")));
        }
        return null;
    }

    /// @param at pointer to `limits` and `requests`
    static void resources(Taken taken, String at, GangText gang, Beside beside) {
        var names = new TreeSet<String>();
        names.addAll(taken.fields(at + "/limits"));
        names.addAll(taken.fields(at + "/requests"));
        for (var name : names) {
            var limit = at + "/limits" + Pointers.of(name);
            var request = at + "/requests" + Pointers.of(name);
            var counts = taken.has(limit) ? limit : request;
            if (resource(taken.peek(counts), name, gang, beside)) {
                var amount = RawDevices.amount(taken.peek(counts));
                taken.take(counts);
                if (amount != null && amount.equals(RawDevices.amount(taken.peek(request)))) {
                    taken.take(request);
                }
            }
        }
    }

    /// Whether the gang says it now.
    private static boolean resource(JsonNode written, String name, GangText gang, Beside beside) {
        var amount = RawDevices.amount(written);
        if (amount == null || amount.signum() < 0) {
            return false;
        }
        boolean whole = amount.isWhole();
        return switch (name) {
            case "cpu" -> put(gang, "cpu", PlatformText.number(amount));
            case "memory" -> put(gang, "memory", PlatformText.bytes(written.asString()));
            default -> {
                if (PodText.isGpu(name)) {
                    yield put(gang, "gpus", whole ? amount.toString() : null);
                }
                var sharing = beside.cutSharing();
                if (name.startsWith(SLICE)
                        && amount.toString().equals("1")
                        && sharing.isPresent()) {
                    var profile = name.substring(SLICE.length()).replace(".me", "+me");
                    yield put(gang, "gpu", profile + " of " + sharing.get());
                }
                var device = beside.device(name);
                yield whole
                        && device.isPresent()
                        && put(gang, "devices", amount + " x " + device.get());
            }
        };
    }

    /// Once said, only the same again; otherwise it is left.
    private static boolean put(GangText gang, String field, @Nullable String text) {
        if (text == null || !text.equals(gang.worker.getOrDefault(field, text))) {
            return false;
        }
        gang.worker.put(field, text);
        return true;
    }
}
