package dev.platformc.core.model;

/// A whole number, or all from `least` to `most`, both ends included.
///
/// @param least not negative
/// @param most at least `least`
public record CountRange(int least, int most) {
    public CountRange {
        if (least < 0 || most < least) {
            throw new IllegalArgumentException("not a range: " + least + ".." + most);
        }
    }

    public static CountRange of(int count) {
        return new CountRange(count, count);
    }

    public boolean isRange() {
        return least != most;
    }

    public CountRange times(int factor) {
        return new CountRange(Math.multiplyExact(least, factor), Math.multiplyExact(most, factor));
    }

    public CountRange plus(CountRange other) {
        return new CountRange(Math.addExact(least, other.least), Math.addExact(most, other.most));
    }

    @Override
    public String toString() {
        return isRange() ? least + ".." + most : Integer.toString(least);
    }
}
