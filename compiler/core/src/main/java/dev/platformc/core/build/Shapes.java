package dev.platformc.core.build;

import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Sourced;
import dev.platformc.hardware.model.ModelShape;
import dev.platformc.hardware.sizing.Precision;
import org.jspecify.annotations.Nullable;

/// The numbers that a model's memory depends on: written, else those of the entry it is a copy of.
final class Shapes {
    private final Report report;

    Shapes(Report report) {
        this.report = report;
    }

    /// Absent when a number is missing, which is reported.
    @Nullable ModelShape shape(Identity id, @Nullable ModelShape base, Attributes written) {
        if (base == null && !isComplete(id, written)) {
            return null;
        }
        long parameters = whole(written, "parameters", base == null ? 0 : base.parameters());
        int layers = small(written, "layers", base == null ? 0 : base.layers());
        int heads = small(written, "heads", base == null ? 0 : base.heads());
        return new ModelShape(
                base == null ? id.name() : base.name(),
                parameters,
                whole(written, "active", base == null ? parameters : base.active()),
                layers,
                heads,
                small(written, "kv-heads", base == null ? heads : base.kvHeads()),
                small(written, "head-dim", base == null ? 0 : base.headSize()),
                whole(written, "vocabulary", base == null ? 0 : base.vocabulary()),
                whole(written, "max-context", base == null ? 0 : base.maxContext()),
                latent(written, base),
                window(written, base, layers),
                base == null ? Precision.BF16 : base.precision(),
                written.text("task", base == null ? "chat" : base.task()).value(),
                base == null ? sourceOf(written) : base.repository(),
                wide(written, base, parameters, heads));
    }

    /// What the catalog knows, as long as nothing that it depends on was changed; else a token
    /// table and an output head.
    private static long wide(
            Attributes written, @Nullable ModelShape base, long parameters, int heads) {
        boolean isChanged =
                written.isWritten("parameters")
                        || written.isWritten("vocabulary")
                        || written.isWritten("heads")
                        || written.isWritten("head-dim");
        if (base != null && !isChanged) {
            return base.wide();
        }
        long vocabulary = whole(written, "vocabulary", base == null ? 0 : base.vocabulary());
        int size = small(written, "head-dim", base == null ? 0 : base.headSize());
        long table = Math.multiplyExact(vocabulary, Math.multiplyExact((long) heads, size));
        return Math.min(parameters, Math.multiplyExact(2, table));
    }

    private boolean isComplete(Identity id, Attributes written) {
        boolean complete = true;
        for (var name :
                new String[] {
                    "parameters",
                    "layers",
                    "heads",
                    "kv-heads",
                    "head-dim",
                    "vocabulary",
                    "max-context",
                    "source"
                }) {
            complete &= written.require(id, name) != null;
        }
        return complete;
    }

    private static String sourceOf(Attributes written) {
        return written.text("source", "").value();
    }

    private static long whole(Attributes written, String name, long otherwise) {
        var value = written.whole(name);
        return value == null ? otherwise : value.value();
    }

    private static int small(Attributes written, String name, int otherwise) {
        var value = written.count(name);
        return value == null ? otherwise : value.value();
    }

    private static @Nullable Integer latent(Attributes written, @Nullable ModelShape base) {
        Sourced<Integer> value = written.count("latent");
        if (value != null) {
            return value.value();
        }
        return base == null || written.isNone("latent") ? null : base.latent();
    }

    private ModelShape.@Nullable Window window(
            Attributes written, @Nullable ModelShape base, int layers) {
        var fields = written.fields("window");
        if (fields == null) {
            return base == null || written.isNone("window") ? null : base.window();
        }
        var tokens = fields.whole("tokens");
        var windowed = fields.count("layers");
        fields.finish();
        if (windowed != null && windowed.value() > layers) {
            report.add(
                    BuildMessages.outOfRange(
                            "a window in " + windowed.value() + " layers",
                            windowed.span(),
                            "at most " + layers + ", which the model has"));
            return null;
        }
        return tokens == null || windowed == null
                ? null
                : new ModelShape.Window(tokens.value(), windowed.value());
    }
}
