package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sourced;
import dev.platformc.hardware.quantity.Spelling;
import java.util.LinkedHashSet;
import java.util.List;

/// Checks a level that a workload names against its pool, and says what is there.
final class LevelMessages {
    private LevelMessages() {}

    static void check(Report report, Identity user, Pool pool, Sourced<String> level) {
        if (level.value().equals("domain") && !pool.levelWords().contains("domain")) {
            report.add(noDomain(pool, level));
        } else if (!pool.levelWords().contains(level.value())) {
            report.add(unknown(user, pool, level));
        }
    }

    /// `domain`, the reach of NVLink, as the level of the pool's tree that is as large; other
    /// levels as they are.
    static Sourced<String> named(Pool pool, Sourced<String> level) {
        if (!level.value().equals("domain") || pool.levelWords().contains("domain")) {
            return level;
        }
        int gpus = pool.gpusPerNode();
        int domain = pool.nodeType().domainGpus();
        if (domain <= gpus) {
            return level.map(_ -> "node");
        }
        var tree = pool.trees().value().getFirst();
        boolean isInnermost = !tree.levels().isEmpty() && tree.nodes().most() * gpus == domain;
        return isInnermost ? level.map(_ -> tree.levels().getLast().word()) : level;
    }

    private static Diagnostic noDomain(Pool pool, Sourced<String> level) {
        int domain = pool.nodeType().domainGpus();
        return Diagnostic.of(
                        Code.LEVEL_UNKNOWN,
                        "no level of `" + pool.id().name() + "` is one NVLink domain",
                        level.span(),
                        "NVLink joins " + domain + " GPUs")
                .withRelated(
                        pool.trees().span(),
                        "its levels: " + String.join(", ", PoolMessages.levels(pool)));
    }

    /// Levels above the node, innermost first.
    private static List<String> above(Pool pool) {
        var words = pool.levelWords();
        return words.subList(0, words.size() - 1).reversed();
    }

    private static Diagnostic unknown(Identity user, Pool pool, Sourced<String> level) {
        var message =
                Diagnostic.of(
                                Code.LEVEL_UNKNOWN,
                                "`" + pool.id().name() + "` has no level `" + level.value() + "`",
                                level.span(),
                                "asked for by " + user.display())
                        .withRelated(
                                pool.trees().span(),
                                "its levels: " + String.join(", ", PoolMessages.levels(pool)));
        var near = new LinkedHashSet<>(Spelling.nearest(level.value(), pool.levelWords()));
        near.addAll(above(pool));
        near.add("node");
        for (var word : near.stream().limit(2).toList()) {
            message =
                    message.withFix(
                            BuildMessages.replace(
                                    "use `" + word + "`", Confidence.CHECKED, level.span(), word));
        }
        return pool.levelWords().size() > 1
                ? message
                : message.withNote(
                        "a level is a word of the pool's tree: `2 x rack of 8 x dgx-h100`");
    }
}
