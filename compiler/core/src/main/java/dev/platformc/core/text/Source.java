package dev.platformc.core.text;

/// One file as it was read.
///
/// @param path relative to the platform's directory, with `/` on every system
/// @param text decoded UTF-8, line ends as they are in the file
public record Source(String path, String text) {}
