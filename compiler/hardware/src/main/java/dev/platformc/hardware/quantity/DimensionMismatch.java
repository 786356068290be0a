package dev.platformc.hardware.quantity;

/// Two amounts that cannot be combined.
public final class DimensionMismatch extends RuntimeException {
    private final transient Quantity left;
    private final transient Quantity right;

    public DimensionMismatch(Quantity left, Quantity right) {
        super(left + " is " + article(left) + ", " + right + " " + article(right));
        this.left = left;
        this.right = right;
    }

    public Quantity left() {
        return left;
    }

    public Quantity right() {
        return right;
    }

    private static String article(Quantity quantity) {
        var words = quantity.dimension().describe();
        return (words.startsWith("amount") ? "an " : "a ") + words;
    }
}
