package dev.platformc.core.eval;

import dev.platformc.hardware.gpu.Gpu;
import dev.platformc.hardware.model.ModelShape;
import dev.platformc.hardware.node.NodeShape;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Dimension.Plain;
import dev.platformc.hardware.quantity.Quantity;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.hardware.quantity.Units;
import org.jspecify.annotations.Nullable;

/// What the catalog knows of its entries, as the attributes that would say it.
final class CatalogFields {
    private CatalogFields() {}

    /// Null when the catalog does not know it, or there is no such attribute.
    static @Nullable Value of(Value.CatalogEntry entry, String attribute) {
        return switch (entry) {
            case Value.GpuEntry(_, var gpu, _) -> gpu(gpu, attribute);
            case Value.NodeEntry(_, var shape, _) -> node(shape, attribute);
            case Value.ModelEntry(_, var shape, _) -> model(shape, attribute);
        };
    }

    private static @Nullable Value gpu(Gpu gpu, String attribute) {
        return switch (attribute) {
            case "memory" -> bytes(gpu.memory());
            case "link" -> amount(Rational.of(gpu.nvlinkGigabytes()), "GB/s");
            case "bandwidth" -> amount(gpu.memoryTerabytes(), "TB/s");
            case "bf16" -> number(gpu.bf16Teraflops());
            case "mig" -> gpu.mig() == null ? new Value.None() : new Value.Word(gpu.name());
            default -> null;
        };
    }

    private static @Nullable Value node(NodeShape shape, String attribute) {
        return switch (attribute) {
            case "cpu" -> new Value.Amount(Quantity.number(shape.cpu()));
            case "memory" -> bytes(shape.memory());
            case "arch" -> new Value.Word(shape.arch());
            default -> null;
        };
    }

    private static @Nullable Value model(ModelShape shape, String attribute) {
        return switch (attribute) {
            case "source" -> new Value.Text(shape.repository());
            case "parameters" -> number(shape.parameters());
            case "active" -> number(shape.active());
            case "layers" -> number(shape.layers());
            case "heads" -> number(shape.heads());
            case "kv-heads" -> number(shape.kvHeads());
            case "head-dim" -> number(shape.headSize());
            case "vocabulary" -> number(shape.vocabulary());
            case "latent" -> shape.latent() == null ? new Value.None() : number(shape.latent());
            case "max-context" -> amount(Rational.of(shape.maxContext()), "tokens");
            case "precision" -> new Value.Word(shape.precision().word());
            case "task" -> new Value.Word(shape.task());
            default -> null;
        };
    }

    private static Value number(long number) {
        return new Value.Amount(Quantity.number(Rational.of(number)));
    }

    private static Value amount(Rational number, String unit) {
        return new Value.Amount(Quantity.of(number, Units.find(unit).orElseThrow()));
    }

    private static Value bytes(Bytes bytes) {
        return new Value.Amount(Quantity.of(Rational.of(bytes.count()), Plain.BYTES));
    }
}
