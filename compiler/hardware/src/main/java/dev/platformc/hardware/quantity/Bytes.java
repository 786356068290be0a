package dev.platformc.hardware.quantity;

import java.math.BigInteger;
import java.util.Locale;

/// A whole number of bytes.
///
/// @param count not negative
public record Bytes(long count) implements Comparable<Bytes> {
    public static final Bytes ZERO = new Bytes(0);
    private static final long GIB = 1L << 30;
    private static final String[] BINARY = {"KiB", "MiB", "GiB", "TiB", "PiB"};
    private static final String[] DECIMAL = {"kB", "MB", "GB", "TB", "PB"};

    public Bytes {
        if (count < 0) {
            throw new IllegalArgumentException("negative bytes: " + count);
        }
    }

    /// Rounded down to whole bytes.
    public static Bytes of(Rational bytes) {
        return new Bytes(bytes.floor().longValueExact());
    }

    /// Rounded down to whole bytes.
    public static Bytes gib(Rational gib) {
        return of(gib.times(GIB));
    }

    public static Bytes gib(long gib) {
        return new Bytes(Math.multiplyExact(gib, GIB));
    }

    public Bytes plus(Bytes other) {
        return new Bytes(Math.addExact(count, other.count));
    }

    /// What is left.
    ///
    /// @throws IllegalArgumentException when `other` is more
    public Bytes minus(Bytes other) {
        return new Bytes(count - other.count);
    }

    public Bytes times(long factor) {
        return new Bytes(Math.multiplyExact(count, factor));
    }

    /// Rounded down to whole bytes.
    public Bytes times(Rational factor) {
        return of(Rational.of(BigInteger.valueOf(count)).times(factor));
    }

    /// `85,899,345,920 bytes`
    public String exact() {
        return String.format(Locale.ROOT, "%,d bytes", count);
    }

    /// In the largest decimal unit, two places: `137.95 GB`.
    public String toDecimalString() {
        return show(1000, DECIMAL);
    }

    /// In the largest binary unit, two places: `79.15 GiB`.
    @Override
    public String toString() {
        return show(1024, BINARY);
    }

    /// In GiB with two places, for columns that should line up.
    public String inGib() {
        return Rational.of(count, GIB).toFixed(2) + " GiB";
    }

    private String show(long factor, String[] units) {
        if (count < factor) {
            return count + " bytes";
        }
        var scale = Rational.of(factor);
        int unit = 0;
        while (unit + 1 < units.length && Rational.of(count).compareTo(scale.times(factor)) >= 0) {
            scale = scale.times(factor);
            unit++;
        }
        return Rational.of(count).dividedBy(scale).toFixed(2) + " " + units[unit];
    }

    @Override
    public int compareTo(Bytes other) {
        return Long.compare(count, other.count);
    }
}
