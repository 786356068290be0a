package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sourced;
import dev.platformc.hardware.quantity.Spelling;
import java.util.LinkedHashSet;

final class LevelMessages {
    private LevelMessages() {}

    static Diagnostic unknown(Identity user, Pool pool, Sourced<String> level) {
        var message =
                Diagnostic.of(
                                Code.LEVEL_UNKNOWN,
                                "`" + pool.id().name() + "` has no level `" + level.value()
                                        + "`",
                                level.span(),
                                "asked for by " + user.display())
                        .withRelated(
                                pool.trees().span(),
                                "its levels: " + String.join(", ", PoolMessages.levels(pool)));
        var near = new LinkedHashSet<>(Spelling.nearest(level.value(), pool.levelWords()));
        near.addAll(pool.levelWords().reversed());
        for (var word : near.stream().limit(2).toList()) {
            message =
                    message.withFix(
                            BuildMessages.replace(
                                    "use `" + word + "`",
                                    Confidence.CHECKED,
                                    level.span(),
                                    word));
        }
        return pool.levelWords().size() > 1
                ? message
                : message.withNote(
                        "a level is a word of the pool's tree: `2 x rack of 8 x dgx-h100`");
    }
}
