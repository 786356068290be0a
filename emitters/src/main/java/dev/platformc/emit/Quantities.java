package dev.platformc.emit;

import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import io.fabric8.kubernetes.api.model.Quantity;

/// Amounts as Kubernetes writes them.
public final class Quantities {
    private static final String[] BINARY = {"", "Ki", "Mi", "Gi", "Ti", "Pi"};

    private Quantities() {}

    /// Exact, in the largest binary unit that leaves no remainder: `16Gi`, `1536Mi`.
    public static Quantity bytes(Bytes bytes) {
        long count = bytes.count();
        int unit = 0;
        while (count != 0 && count % 1024 == 0 && unit + 1 < BINARY.length) {
            count /= 1024;
            unit++;
        }
        return new Quantity(count + BINARY[unit]);
    }

    /// Cores or a weight: whole, or in thousandths, rounded up to one: `4`, `500m`.
    public static Quantity number(Rational number) {
        var milli = number.times(1000).ceiling().longValueExact();
        return new Quantity(milli % 1000 == 0 ? Long.toString(milli / 1000) : milli + "m");
    }

    public static Quantity count(int count) {
        return new Quantity(Integer.toString(count));
    }
}
