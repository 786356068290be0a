package dev.platformc.emit.pipelines;

import dev.platformc.core.model.Pipeline;
import dev.platformc.core.model.Platform;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What flows into a step and out of it.
///
/// @param inputs name to where it lies, in the order that the step names them: paths, then steps
/// @param from names of the inputs that are results of steps, whose digests come along
/// @param output absent: it leaves nothing in a bucket
record Flow(Map<String, Place> inputs, Map<String, String> from, @Nullable Place output) {

    /// @param runs whether a step before it is run at all
    static Flow of(
            Platform platform,
            Pipeline pipeline,
            Pipeline.Step step,
            Predicate<Pipeline.Step> runs) {
        var inputs = new LinkedHashMap<String, Place>();
        for (var path : step.reads()) {
            var place = Place.at(platform, path);
            if (place != null) {
                inputs.putIfAbsent(free(inputs, path.storage().id().objectName()), place);
            }
        }
        var from = new LinkedHashMap<String, String>();
        for (var before : before(pipeline, step)) {
            var place = Place.of(platform, pipeline, before);
            if (place != null && runs.test(before)) {
                var name = free(inputs, before.name());
                inputs.put(name, place);
                from.put(name, before.name());
            }
        }
        return new Flow(inputs, from, Place.of(platform, pipeline, step));
    }

    /// The steps whose results it takes.
    static List<Pipeline.Step> before(Pipeline pipeline, Pipeline.Step step) {
        return pipeline.steps().stream()
                .filter(other -> step.after().contains(other.id().name()))
                .toList();
    }

    private static String free(Map<String, Place> taken, String name) {
        var variable = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        var free = variable;
        for (int i = 2; taken.containsKey(free); i++) {
            free = variable + "_" + i;
        }
        return free;
    }

    /// `INPUT_CLEAN`, `INPUT_CLEAN_DIGEST`, `OUTPUT`, and what opens the buckets.
    ///
    /// @param digests whether the digests are at hand as parameters of the template
    List<EnvVar> env(boolean digests) {
        var env = new ArrayList<EnvVar>();
        inputs.forEach((name, place) -> {
            env.add(new EnvVar("INPUT_" + name, place.url(), null));
            var step = from.get(name);
            if (digests && step != null) {
                env.add(new EnvVar("INPUT_" + name + "_DIGEST", parameter(step), null));
            }
        });
        if (output != null) {
            env.add(new EnvVar("OUTPUT", output.url(), null));
        }
        var main = main();
        if (main != null) {
            env.addAll(main.bucket().env());
        }
        return env;
    }

    static String parameter(String step) {
        return "{{inputs.parameters." + step + "-digest}}";
    }

    /// The bucket whose keys a program finds without looking: that of its output, else its first.
    @Nullable Place main() {
        return output != null ? output : inputs.values().stream().findFirst().orElse(null);
    }
}
