package dev.platformc.core.build;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Ray;
import dev.platformc.core.model.Release;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.text.Span;
import org.jspecify.annotations.Nullable;

/// What serves: vLLM, its image and the knobs of its batch.
final class EngineBuilder {
    static final String IMAGE = "docker.io/vllm/vllm-openai";

    /// Of our own runtime, of the compiler's release.
    private static final String OWN_IMAGE = "ghcr.io/platformc/platform-serve";

    /// The release that the engine's arguments were checked against.
    static final String VERSION = "0.11.2";

    /// Most tokens of a step that chunked prefill is given.
    private static final long USUAL_STEP = 8192;

    private final Report report;

    EngineBuilder(Report report) {
        this.report = report;
    }

    Endpoint.Engine build(Identity user, Attributes written, Demand demand) {
        var value = written.find("engine");
        var word = value == null ? "vllm" : Attributes.textOf(value.value());
        var fields =
                value == null
                        ? written.fieldsOf(
                                "vllm",
                                Sourced.preset(
                                        new dev.platformc.core.eval.Value.None(), user.span()))
                        : written.fieldsOf(word, value);
        var version = version(word, fields);
        var args = ContainerBuilder.args(fields);
        fields.finish();
        var chunked = written.bool("chunked-prefill", true);
        var step = written.whole("batch-tokens");
        var release =
                version != null
                        ? version
                        : Sourced.preset(usualVersion(kind(word)), written.declaration());
        var image = image(user, written, kind(word), version, release);
        ImageMessages.check(report, image);
        EngineFlagChecks.check(
                report, kind(word), fields.find("args"), version, written.isWritten("image"));
        var env = written.textMap("env");
        return new Endpoint.Engine(
                image,
                args,
                step != null ? step : step(demand, chunked.value(), written.declaration()),
                chunked,
                env,
                kind(word),
                release);
    }

    private static String usualVersion(Endpoint.Engine.Kind kind) {
        return switch (kind) {
            case RAY_SERVE -> RayVersions.USUAL;
            case PAGED -> Release.NUMBER;
            case VLLM, KSERVE -> VERSION;
        };
    }

    /// Of the engine in the pods. KServe has releases of its own, which nothing of ours names.
    private static @Nullable Sourced<String> version(String engine, Attributes fields) {
        var version = fields.text("version");
        if (version == null || !engine.equals("kserve")) {
            return version;
        }
        fields.notEmitted("version");
        return null;
    }

    static Endpoint.Engine.Kind kind(String word) {
        return switch (word) {
            case "kserve" -> Endpoint.Engine.Kind.KSERVE;
            case "ray-serve" -> Endpoint.Engine.Kind.RAY_SERVE;
            case "paged" -> Endpoint.Engine.Kind.PAGED;
            default -> Endpoint.Engine.Kind.VLLM;
        };
    }

    private Sourced<String> image(
            Identity user,
            Attributes written,
            Endpoint.Engine.Kind kind,
            @Nullable Sourced<String> version,
            Sourced<String> release) {
        var own = written.text("image");
        if (own != null) {
            return own;
        }
        if (kind == Endpoint.Engine.Kind.RAY_SERVE) {
            var known = RayVersions.llmImage(release.value());
            var minor = Ray.minor(release.value());
            if (known == null && minor != null && minor >= RayVersions.LLM.least()) {
                report.add(RayMessages.noImage(user, release));
            }
            return release.map(v -> known == null ? RayVersions.image(v, true) : known);
        }
        boolean isOurs = kind == Endpoint.Engine.Kind.PAGED;
        var name = isOurs ? OWN_IMAGE + ":" : IMAGE + ":v";
        return version != null
                ? version.map(v -> name + v)
                : Sourced.preset(name + release.value(), written.declaration());
    }

    /// A whole prompt where prefill is not cut; else enough that every sequence may take a step.
    private static Sourced<Long> step(Demand demand, boolean chunked, Span at) {
        long context = demand.load().context();
        long sequences = demand.load().concurrency();
        if (!chunked) {
            return Sourced.inferred(Math.max(context, sequences), "a whole prompt fits a step", at);
        }
        return Sourced.inferred(
                Math.max(sequences, Math.min(context, USUAL_STEP)),
                "the longest sequence, at most " + USUAL_STEP + " tokens a step",
                at);
    }
}
