package dev.platformc.core.build;

import dev.platformc.core.eval.Declared;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Adapter;
import dev.platformc.core.model.CountRange;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Endpoint.Details;
import dev.platformc.core.model.Endpoint.Prefill;
import dev.platformc.core.model.Endpoint.Route;
import dev.platformc.core.model.Endpoint.Scale;
import dev.platformc.core.model.Slo;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Upgrade;
import dev.platformc.hardware.quantity.Quantity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an endpoint may write besides its load: adapters, splits, promises, what scales it.
final class ServingBuilder {
    private final Report report;
    private final NeedsBuilder needs;
    private final ModelBuilder models;
    private final StorageBuilder storages;
    private final Built<Adapter> adapters;

    ServingBuilder(
            Report report, NeedsBuilder needs, StorageBuilder storages, Built<Adapter> adapters) {
        this.report = report;
        this.needs = needs;
        this.models = new ModelBuilder(report, storages);
        this.storages = storages;
        this.adapters = adapters;
    }

    @Nullable Adapter adapter(Declared declared) {
        var written = Attributes.of(report, declared);
        var base = written.find("base");
        var model = base == null ? null : models.of(base);
        var rank = written.count("rank");
        var place = written.find("source");
        var source = place == null ? null : storages.weights(place);
        if (place != null) {
            SourceChecks.check(report, declared.id(), place);
        }
        written.finish();
        if (base == null || model == null || rank == null || source == null) {
            return null;
        }
        if (rank.value() > AdapterChecks.MOST_RANK) {
            report.add(AdapterChecks.rankOverLimit(declared.id(), rank));
        }
        return new Adapter(declared.id(), base.map(_ -> model), rank, source);
    }

    /// How a replica is split, or the endpoint into two parts.
    ///
    /// @param degrees where the tensor degree of what decodes is written; absent: sized
    /// @param decoding replicas of the part that decodes; absent when there are no parts
    record Split(
            @Nullable Attributes degrees,
            int pipeline,
            int expert,
            int data,
            @Nullable Sourced<Prefill> prefill,
            @Nullable Sourced<CountRange> decoding) {}

    Split split(Attributes written, Demand demand) {
        var parallel = written.fields("parallel");
        var prefill = written.fields("prefill");
        var decode = written.fields("decode");
        var degrees = decode != null ? decode : parallel;
        int pipeline = degree(degrees, "pipeline");
        int expert = degree(degrees, "expert");
        int data = degree(decode == null ? parallel : null, "data");
        var decoding = decode == null ? null : decode.counts("replicas");
        if (prefill != null || decode != null) {
            SplitChecks.parts(report, demand.id(), written);
        }
        var split =
                new Split(
                        degrees,
                        pipeline,
                        expert,
                        data,
                        prefill == null ? null : prefill(written, prefill, degrees),
                        decode != null && decoding == null
                                ? Sourced.preset(CountRange.of(1), written.declaration())
                                : decoding);
        if (degrees != null) {
            degrees.count("tensor");
            degrees.finish();
        }
        SplitChecks.degrees(report, demand, split);
        return split;
    }

    private static int degree(@Nullable Attributes degrees, String word) {
        var degree = degrees == null ? null : degrees.count(word);
        return degree == null ? 1 : degree.value();
    }

    private static Sourced<Prefill> prefill(
            Attributes written, Attributes prefill, @Nullable Attributes decode) {
        var replicas = prefill.counts("replicas");
        var own = prefill.count("tensor");
        var other = decode == null ? null : decode.count("tensor");
        var tensor = own != null ? own : other;
        int gpus = (tensor == null ? 1 : tensor.value()) * prefill.count("pipeline", 1).value();
        prefill.find("expert");
        prefill.finish();
        var built = new Prefill(replicas == null ? CountRange.of(1) : replicas.value(), gpus);
        var value = written.find("prefill");
        return value == null ? Sourced.preset(built, written.declaration()) : value.map(_ -> built);
    }

    /// @param replicas absent: one
    Details details(
            Attributes written,
            Demand demand,
            Split split,
            Endpoint.Engine engine,
            @Nullable Sourced<CountRange> replicas) {
        var details =
                new Details(
                        adapters(written),
                        split.pipeline(),
                        split.expert(),
                        split.data(),
                        split.prefill(),
                        scale(written),
                        slo(written),
                        written.text("route", "round-robin").map(ServingBuilder::route),
                        upgrade(written),
                        needs.build(demand.id(), written, demand.pool()));
        notEmitted(written, details, engine.kind());
        DetailChecks.check(report, demand, details, engine, replicas);
        return details;
    }

    private static void notEmitted(
            Attributes written, Details details, Endpoint.Engine.Kind engine) {
        boolean isVllm = engine == Endpoint.Engine.Kind.VLLM;
        if (isVllm && details.prefill() != null) {
            written.notEmitted("prefill", "decode");
        }
        if (isVllm && details.pipeline() > 1 && details.data() > 1) {
            written.notEmitted("parallel");
        }
        if (engine == Endpoint.Engine.Kind.RAY_SERVE) {
            written.notEmitted("adapters");
            if (details.route().value() != Route.ROUND_ROBIN) {
                written.notEmitted("route");
            }
        }
    }

    private Sourced<List<Adapter>> adapters(Attributes written) {
        var list = written.list("adapters");
        if (list == null) {
            return Sourced.preset(List.of(), written.declaration());
        }
        var built = new ArrayList<Adapter>();
        for (var element : list.value()) {
            var adapter =
                    element.value() instanceof Value.Reference(var target)
                            ? adapters.find(target)
                            : null;
            if (adapter != null) {
                built.add(adapter);
            }
        }
        return list.map(_ -> List.copyOf(built));
    }

    private static @Nullable Scale scale(Attributes written) {
        var fields = written.fields("scale");
        if (fields == null) {
            return null;
        }
        var scale =
                new Scale(
                        fields.text("by", "tokens"),
                        fields.quantity("target"),
                        fields.quantity("up-after"),
                        fields.quantity("down-after"));
        fields.finish();
        return scale;
    }

    /// A promise; also of an app.
    @Nullable Sourced<Slo> slo(Attributes written) {
        var value = written.find("slo");
        var fields = written.fields("slo");
        if (value == null || fields == null) {
            return null;
        }
        @Nullable Sourced<Quantity> first = fields.quantity("first-token");
        var slo =
                new Slo(
                        first,
                        fields.quantity("token-gap"),
                        fields.quantity("latency"),
                        fields.number("availability"));
        fields.finish();
        if (slo.isEmpty()) {
            report.add(DetailChecks.sloWithoutNumbers(value.span()));
        }
        return value.map(_ -> slo);
    }

    static @Nullable Sourced<Upgrade> upgrade(Attributes written) {
        var word = written.word("upgrade");
        return word == null
                ? null
                : word.map(w -> w.equals("surge") ? Upgrade.SURGE : Upgrade.IN_PLACE);
    }

    private static Route route(String word) {
        return switch (word) {
            case "prefix-cache" -> Route.PREFIX_CACHE;
            case "kv-cache" -> Route.KV_CACHE;
            default -> Route.ROUND_ROBIN;
        };
    }
}
