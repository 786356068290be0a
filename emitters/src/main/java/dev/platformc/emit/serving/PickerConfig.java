package dev.platformc.emit.serving;

import dev.platformc.core.model.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the endpoint picker of llm-d chooses a replica for a request.
public record PickerConfig(
        String apiVersion, String kind, List<Plugin> plugins, List<Profile> schedulingProfiles) {

    public record Plugin(String type, @Nullable Map<String, Object> parameters) {
        static Plugin of(String type) {
            return new Plugin(type, null);
        }
    }

    public record Profile(String name, List<Use> plugins) {}

    /// @param weight of a scorer among the others; absent for what does not score
    public record Use(String pluginRef, @Nullable Integer weight) {
        static Use of(String plugin) {
            return new Use(plugin, null);
        }
    }

    private static final String QUEUE = "queue-scorer";
    private static final String CACHE_USE = "kv-cache-utilization-scorer";
    private static final String PREFIX = "prefix-cache-scorer";
    private static final String ADAPTER = "lora-affinity-scorer";
    private static final String BEST = "max-score-picker";

    public static PickerConfig of(Endpoint endpoint) {
        return endpoint.details().prefill() == null ? whole(endpoint) : inParts(endpoint);
    }

    private static PickerConfig whole(Endpoint endpoint) {
        var uses = scorers(endpoint);
        var plugins = new ArrayList<Plugin>();
        plugins.add(Plugin.of("single-profile-handler"));
        uses.forEach(use -> plugins.add(Plugin.of(use.pluginRef())));
        return config(plugins, List.of(new Profile("default", uses)));
    }

    /// First who reads the prompt, then who writes the answer.
    private static PickerConfig inParts(Endpoint endpoint) {
        var uses = scorers(endpoint);
        var plugins = new ArrayList<Plugin>();
        plugins.add(Plugin.of("disagg-headers-handler"));
        plugins.add(Plugin.of("prefill-filter"));
        plugins.add(Plugin.of("decode-filter"));
        uses.forEach(use -> plugins.add(Plugin.of(use.pluginRef())));
        plugins.add(Plugin.of("always-disagg-pd-decider"));
        plugins.add(
                new Plugin(
                        "disagg-profile-handler",
                        Map.of("deciders", Map.of("prefill", "always-disagg-pd-decider"))));
        return config(
                plugins,
                List.of(
                        new Profile("prefill", filtered("prefill-filter", uses)),
                        new Profile("decode", filtered("decode-filter", uses))));
    }

    private static List<Use> filtered(String filter, List<Use> uses) {
        var all = new ArrayList<Use>();
        all.add(Use.of(filter));
        all.addAll(uses);
        return all;
    }

    private static PickerConfig config(List<Plugin> plugins, List<Profile> profiles) {
        return new PickerConfig("llm-d.ai/v1alpha1", "EndpointPickerConfig", plugins, profiles);
    }

    /// By the prompts that a replica has in its cache, or by the room that it has for more; never
    /// past who has the shorter queue.
    private static List<Use> scorers(Endpoint endpoint) {
        var uses = new ArrayList<Use>();
        uses.add(new Use(QUEUE, 2));
        switch (endpoint.details().route().value()) {
            case ROUND_ROBIN -> {}
            case KV_CACHE -> uses.add(new Use(CACHE_USE, 3));
            case PREFIX_CACHE -> {
                uses.add(new Use(CACHE_USE, 2));
                uses.add(new Use(PREFIX, 3));
            }
        }
        if (!endpoint.details().adapters().value().isEmpty()) {
            uses.add(new Use(ADAPTER, 4));
        }
        uses.add(Use.of(BEST));
        return List.copyOf(uses);
    }
}
