package dev.platformc.emit.review;

/// The parts of an image's name.
///
/// @param path registry and repository, the registry as it is when none is written
/// @param tag empty: none is written
/// @param digest empty: none is written
record Image(String path, String tag, String digest) {
    private static final String USUAL = "docker.io/";

    static Image of(String text) {
        int at = text.indexOf('@');
        var digest = at < 0 ? "" : text.substring(at + 1);
        var name = at < 0 ? text : text.substring(0, at);
        int colon = name.lastIndexOf(':');
        boolean tagged = colon > name.lastIndexOf('/');
        var path = tagged ? name.substring(0, colon) : name;
        return new Image(
                registry(path) ? path : USUAL + (path.contains("/") ? path : "library/" + path),
                tagged ? name.substring(colon + 1) : "",
                digest);
    }

    private static boolean registry(String path) {
        int slash = path.indexOf('/');
        var first = slash < 0 ? "" : path.substring(0, slash);
        return first.contains(".") || first.contains(":") || first.equals("localhost");
    }

    /// By digest, or by a tag that is no moving one.
    boolean isPinned() {
        return !digest.isEmpty()
                || !tag.isEmpty() && !tag.equals("latest") && !tag.equals("nightly");
    }
}
