package dev.platformc.core.build;

import dev.platformc.core.eval.Declared;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Model;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Weights;
import dev.platformc.hardware.model.ModelShape;
import dev.platformc.hardware.sizing.Precision;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Models: of the catalog, declared, or either with changes in place.
final class ModelBuilder {
    private final Report report;
    private final StorageBuilder storages;

    ModelBuilder(Report report, StorageBuilder storages) {
        this.report = report;
        this.storages = storages;
    }

    @Nullable Model build(Declared declared) {
        return build(declared, Map.of(), new Origin.Written(declared.id().span()));
    }

    /// What an endpoint names.
    @Nullable Model of(Sourced<Value> value) {
        return switch (value.value()) {
            case Value.ModelEntry(var name, var shape, var changes) ->
                    build(
                            new Identity("model", name, value.span(), value.span(), null, Map.of()),
                            shape,
                            changes,
                            name,
                            value.origin());
            case Value.Reference(var target) -> build(target, Map.of(), value.origin());
            case Value.ChangedReference(var target, var changes) ->
                    build(target, changes, value.origin());
            default -> null;
        };
    }

    private @Nullable Model build(
            Declared declared, Map<String, Sourced<Value>> changes, Origin mention) {
        var merged = Changes.over(Changes.attributes(declared), changes);
        return declared.base() instanceof Value.ModelEntry(var name, var shape, _)
                ? build(declared.id(), shape, merged, name, mention)
                : build(declared.id(), null, merged, declared.id().name(), mention);
    }

    private @Nullable Model build(
            Identity id,
            @Nullable ModelShape base,
            Map<String, Sourced<Value>> values,
            String entry,
            Origin mention) {
        var written = new Attributes(report, "model", id.span(), values);
        written.common();
        var shape = new Shapes(report).shape(id, base, written);
        if (shape == null) {
            return null;
        }
        var parameters = written.find("parameters");
        ShapeChecks.check(
                report, id, shape, parameters == null ? mention.span() : parameters.span());
        var precision = precision(written, base, entry, mention);
        var source = source(id, written, shape, entry, mention);
        var model =
                new Model(
                        id,
                        shape,
                        precision,
                        kvPrecision(written, precision),
                        source.map(ModelBuilder::text),
                        source);
        var task = written.find("task");
        if (task != null) {
            report.add(BuildMessages.notEmitted(id, Map.of("task", task.span())));
        }
        written.finish();
        return model;
    }

    private static Sourced<Precision> precision(
            Attributes written, @Nullable ModelShape base, String entry, Origin mention) {
        var word = written.word("precision");
        if (word != null) {
            return word.map(w -> Precision.find(w).orElseThrow());
        }
        return base == null
                ? Sourced.preset(Precision.BF16, written.declaration())
                : new Sourced<>(base.precision(), new Origin.Catalog(entry, mention.span()));
    }

    /// bf16, or the weights' where they are fp16 or fp32.
    private static Sourced<Precision> kvPrecision(Attributes written, Sourced<Precision> weights) {
        var word = written.word("kv-precision");
        if (word != null) {
            return word.map(w -> Precision.find(w).orElseThrow());
        }
        return switch (weights.value()) {
            case FP16, FP32 ->
                    Sourced.inferred(
                            weights.value(),
                            "as the weights, " + weights.value().word(),
                            weights.span());
            default -> Sourced.preset(Precision.BF16, written.declaration());
        };
    }

    private Sourced<Weights> source(
            Identity id, Attributes written, ModelShape shape, String entry, Origin mention) {
        var value = written.find("source");
        var place = value == null ? null : storages.weights(value);
        if (value != null && place != null) {
            SourceChecks.check(report, id, value);
            return place;
        }
        return new Sourced<>(
                new Weights.Address(shape.repository()), new Origin.Catalog(entry, mention.span()));
    }

    /// As people write it.
    private static String text(Weights weights) {
        return switch (weights) {
            case Weights.Address(var text) -> text;
            case Weights.InStorage(var path) -> StorageBuilder.address(path);
            case Weights.InRegistry(var entry) -> StorageBuilder.address(entry);
        };
    }
}
