package dev.platformc.core.eval;

import org.jspecify.annotations.Nullable;

/// The parts of `registry.acme.example/team/app:1.4@sha256:…`.
final class ImageName {
    private ImageName() {}

    /// One part, empty when the image lacks it, so that `digest != ""` asks for one; null when
    /// there is no such part.
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
            case "registry" -> new Value.Text(hasRegistry ? first : "");
            case "repository" -> new Value.Text(colon < 0 ? rest : rest.substring(0, colon));
            case "tag" -> new Value.Text(colon < 0 ? "" : rest.substring(colon + 1));
            case "digest" -> new Value.Text(at < 0 ? "" : image.substring(at + 1));
            default -> null;
        };
    }
}
