package dev.platformc.core.text;

/// One file as it was read.
///
/// @param path as messages name it, with `/` on every system
/// @param text decoded UTF-8, line ends as they are in the file
public record Source(String path, String text) {}
