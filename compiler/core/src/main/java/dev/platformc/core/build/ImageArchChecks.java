package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Pipeline;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sourced;
import dev.platformc.hardware.catalog.Catalog;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Images whose own name says for which processor they were built, and those that we choose, on
/// machines of another.
final class ImageArchChecks {
    private static final Map<String, String> ARCHS =
            Map.of("amd64", "amd64", "x86_64", "amd64", "arm64", "arm64", "aarch64", "arm64");

    /// What stands between the words of an image's name; `x86_64` is one word.
    private static final String BETWEEN = "[/:.@-]|_(?!64)";

    private ImageArchChecks() {}

    static void check(Report report, Platform platform) {
        for (var endpoint : platform.endpoints()) {
            check(report, endpoint.id(), endpoint.engine().image(), endpoint.on().value().pool());
        }
        for (var gang : platform.gangs()) {
            check(report, gang.id(), gang.container().image(), gang.on().value().pool());
        }
        for (var workspace : platform.others().workspaces()) {
            check(report, workspace.id(), workspace.image(), workspace.seats().on().value().pool());
        }
        for (var ray : platform.others().rays()) {
            check(report, ray.id(), ray.image(), ray.head().on().value().pool());
            for (var group : ray.workers()) {
                check(report, ray.id(), ray.image(), group.pods().on().value().pool());
            }
        }
        for (var pipeline : platform.data().pipelines()) {
            for (var step : pipeline.steps()) {
                if (step.run() instanceof Pipeline.Run.Own own) {
                    check(
                            report,
                            step.id(),
                            own.container().image(),
                            own.pods().on().value().pool());
                }
            }
        }
    }

    private static void check(
            Report report, Identity user, @Nullable Sourced<String> image, Pool pool) {
        var archs = image == null ? List.<String>of() : archs(image.value());
        var node = pool.nodeType().arch();
        if (image == null || archs.isEmpty() || archs.contains(node)) {
            return;
        }
        report.add(
                Diagnostic.of(
                                Code.IMAGE_ARCH,
                                "the image of "
                                        + user.display()
                                        + " is for "
                                        + String.join(", ", archs)
                                        + " and the machines of `"
                                        + pool.id().name()
                                        + "` are "
                                        + node,
                                image.isWritten() ? image.span() : user.span(),
                                "no program in it would start")
                        .withRelated(pool.trees().span(), "machines with processors of " + node));
    }

    /// Empty where nobody says.
    private static List<String> archs(String image) {
        var known = Catalog.standard().image(image);
        if (known.isPresent()) {
            return known.get().archs();
        }
        for (var word : image.toLowerCase(Locale.ROOT).split(BETWEEN, -1)) {
            var arch = ARCHS.get(word.startsWith("arm64v8") ? "arm64" : word);
            if (arch != null) {
                return List.of(arch);
            }
        }
        return List.of();
    }
}
