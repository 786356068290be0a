package dev.platformc.emit;

/// JSON pointers (RFC 6901).
public final class Pointers {
    private Pointers() {}

    /// `/metadata/labels/a~1b` of `metadata`, `labels`, `a/b`.
    public static String of(Object... steps) {
        var pointer = new StringBuilder();
        for (var step : steps) {
            pointer.append('/').append(step.toString().replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    /// A step of a pointer as it was before it was escaped.
    public static String plain(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }
}
