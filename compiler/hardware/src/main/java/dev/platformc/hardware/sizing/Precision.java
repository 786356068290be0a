package dev.platformc.hardware.sizing;

import dev.platformc.hardware.quantity.Rational;
import java.util.Locale;
import java.util.Optional;

/// How numbers are stored.
public enum Precision {
    FP32(Rational.of(4)),
    FP16(Rational.of(2)),
    BF16(Rational.of(2)),
    /// Scales a channel or tensor are less than a thousandth and not counted.
    FP8(Rational.ONE),
    INT8(Rational.ONE),
    /// Groups of 128 with a 2-byte scale and a half-byte zero point: 4 bits and 20/128 bits.
    INT4(Rational.of(4 * 128 + 20, 8 * 128)),
    /// Blocks of 16 with a 1-byte scale: 4.5 bits.
    NVFP4(Rational.of(9, 16));

    @SuppressWarnings("ImmutableEnumChecker") // a record of two BigIntegers
    private final Rational bytes;

    Precision(Rational bytes) {
        this.bytes = bytes;
    }

    /// Of one value, scales and zero points included.
    public Rational bytes() {
        return bytes;
    }

    /// As the language writes it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Precision> find(String word) {
        for (var precision : values()) {
            if (precision.word().equals(word)) {
                return Optional.of(precision);
            }
        }
        return Optional.empty();
    }
}
