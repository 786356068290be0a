package dev.platformc.hardware.quantity;

/// A unit of the closed list.
///
/// @param symbol as written: `GiB`, `USD/h`
/// @param toBase how many base units one is
/// @param spaced printed with a space after the number
public record Unit(String symbol, Dimension dimension, Rational toBase, boolean spaced) {}
