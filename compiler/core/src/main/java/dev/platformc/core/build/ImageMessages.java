package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Sourced;

/// Images: there, and pinned.
final class ImageMessages {
    private ImageMessages() {}

    /// A warning for an image that may be another one tomorrow.
    static void check(Report report, Sourced<String> image) {
        if (!isPinned(image.value())) {
            report.add(unpinned(image));
        }
    }

    /// By digest, or by a tag that is no moving one.
    static boolean isPinned(String image) {
        if (image.contains("@sha256:")) {
            return true;
        }
        var tag = tag(image);
        return !tag.isEmpty() && !tag.equals("latest") && !tag.equals("nightly");
    }

    private static String tag(String image) {
        int colon = image.lastIndexOf(':');
        return colon > image.lastIndexOf('/') ? image.substring(colon + 1) : "";
    }

    private static Diagnostic unpinned(Sourced<String> image) {
        var tag = tag(image.value());
        return Diagnostic.of(
                        Code.UNPINNED_IMAGE,
                        "the image `" + image.value() + "` is not pinned",
                        image.span(),
                        tag.isEmpty()
                                ? "without a tag it means `latest`"
                                : "`" + tag + "` is another image tomorrow")
                .withNote("name a version, or the digest: `name@sha256:…`");
    }

    static Diagnostic missing(Identity user, Sourced<Value> run) {
        return Diagnostic.of(
                Code.ATTRIBUTE_MISSING,
                user.display() + " needs an `image`",
                run.span(),
                "says no image");
    }
}
