package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Pool;

/// Levels of machines that come and go: nobody knows their names, so nobody writes labels on them
/// but whoever makes them.
final class LevelLabelChecks {
    private LevelLabelChecks() {}

    static void check(Report report, Pool pool) {
        var nodeClass = pool.options().nodeClass();
        if (nodeClass == null) {
            return;
        }
        for (var level : pool.trees().value().getFirst().levels()) {
            if (!pool.cluster().topology().containsKey(level.word())) {
                report.add(
                        Diagnostic.of(
                                        Code.LEVEL_WITHOUT_LABEL,
                                        "nobody says on which `"
                                                + level.word()
                                                + "` a machine stands that is added to `"
                                                + pool.id().name()
                                                + "`",
                                        pool.trees().span(),
                                        "a level without a label of its machines")
                                .withRelated(nodeClass.span(), "who adds machines, by no name")
                                .withNote(
                                        "`topology = { "
                                                + level.word()
                                                + " = \"…\" }` of the cluster names the label that"
                                                + " the cloud writes"));
                return;
            }
        }
    }
}
