package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Team;
import dev.platformc.core.text.Span;
import java.util.List;

final class QueueMessages {
    private QueueMessages() {}

    static Diagnostic twoQuotas(Identity id, List<Sourced<Value>> quotas) {
        return Diagnostic.of(
                        Code.DUPLICATE_ATTRIBUTE,
                        "the quota of " + id.display() + " is said twice",
                        quotas.get(1).span(),
                        "and again here")
                .withRelated(quotas.getFirst().span(), "here")
                .withNote("`share`, `gpus` and `slices` are three ways to say one thing");
    }

    static Diagnostic noGpus(Identity id, Sourced<Queue.Quota> quota, Pool pool) {
        return Diagnostic.of(
                        Code.DEVICE_NOT_THERE,
                        id.display() + " promises GPUs and `" + pool.id().name() + "` has none",
                        quota.span(),
                        "nothing to promise")
                .withRelated(pool.trees().span(), "machines without GPUs (a fact)");
    }

    static Diagnostic weightNotRead(Identity id, Span at) {
        return Diagnostic.of(
                        Code.NOT_EXPRESSIBLE,
                        "Kueue does not read the `weight` of queue `" + id.name() + "`",
                        at,
                        "counts under fair sharing only")
                .withNote("without fair sharing, idle quota goes to whoever asks first");
    }

    static Diagnostic ofOtherTeam(
            Identity user, Sourced<Queue> queue, Sourced<Team> team, Sourced<Team> owner) {
        return Diagnostic.of(
                        Code.QUEUE_OF_OTHER_TEAM,
                        user.display() + " is of team `" + team.value().id().name()
                                + "` and its queue is of team `" + owner.value().id().name() + "`",
                        queue.span(),
                        "a queue of another team")
                .withRelated(team.span(), "team of the workload")
                .withRelated(owner.span(), "team of the queue")
                .withNote("a queue admits what its own team starts; one without a team is for all");
    }
}
