package dev.platformc.core.eval;

import org.jspecify.annotations.Nullable;

/// The parts of `registry.acme.example/team/app:1.4@sha256:…`.
final class ImageName {
    private ImageName() {}

    /// One part, `none` when the image lacks it; null when there is no such part.
    static @Nullable Value part(String image, String part) {
        int at = image.indexOf('@');
        var named = at < 0 ? image : image.substring(0, at);
        int slash = named.indexOf('/');
        var first = slash < 0 ? "" : named.substring(0, slash);
        boolean hasRegistry =
                first.contains(".") || first.contains(":") || first.equals("localhost");
        var rest = hasRegistry ? named.substring(slash + 1) : named;
        int colon = rest.lastIndexOf(':');
        return switch (part) {
            case "registry" -> text(hasRegistry ? first : "");
            case "repository" -> text(colon < 0 ? rest : rest.substring(0, colon));
            case "tag" -> text(colon < 0 ? "" : rest.substring(colon + 1));
            case "digest" -> text(at < 0 ? "" : image.substring(at + 1));
            default -> null;
        };
    }

    private static Value text(String text) {
        return text.isEmpty() ? new Value.None() : new Value.Text(text);
    }
}
