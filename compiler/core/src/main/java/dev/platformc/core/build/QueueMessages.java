package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Supply;
import dev.platformc.core.model.Team;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.quantity.Rational;
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
                        user.display()
                                + " is of team `"
                                + team.value().id().name()
                                + "` and its queue is of team `"
                                + owner.value().id().name()
                                + "`",
                        queue.span(),
                        "a queue of another team")
                .withRelated(team.span(), "team of the workload")
                .withRelated(owner.span(), "team of the queue")
                .withNote("a queue admits what its own team starts; one without a team is for all");
    }

    /// @param teams that may use it when they are several; else it has one of its own
    static Diagnostic teamMissing(Identity user, Sourced<Queue> queue, List<Team> teams) {
        var owner = queue.value().team();
        var names =
                owner != null
                        ? List.of(owner.value().id().name())
                        : teams.stream().map(team -> team.id().name()).toList();
        return Diagnostic.of(
                        Code.TEAM_MISSING,
                        user.display()
                                + " belongs to no team and its queue is for "
                                + BuildMessages.listed(names),
                        queue.isWritten() ? queue.span() : user.span(),
                        "admits from the namespaces of its teams only")
                .withRelated(queue.value().id().span(), "this queue")
                .withNote("`team` says to whom the work belongs: namespace, bill, isolation");
    }

    static Diagnostic fairContradiction(Sourced<String> fair, Sourced<Cluster.Fair> cluster) {
        return Diagnostic.of(
                        Code.FAIR_SHARING_CONTRADICTION,
                        "a queue divides by `"
                                + fair.value()
                                + "` and its cluster by another measure",
                        fair.span(),
                        "one Kueue has one measure")
                .withRelated(cluster.span(), "the cluster's");
    }

    static Diagnostic childrenOverParent(Queue parent, List<Queue> children, Rational sum) {
        var last = children.getLast();
        var message =
                Diagnostic.of(
                        Code.CHILDREN_OVER_PARENT,
                        "the queues inside `"
                                + parent.id().name()
                                + "` are promised "
                                + PartMessages.percent(sum)
                                + " of it",
                        last.quota().span(),
                        PartMessages.percent(sum.minus(Rational.ONE)) + " too much");
        for (var child : children.subList(0, children.size() - 1)) {
            message = message.withRelated(child.quota().span(), "promised as well");
        }
        return message;
    }

    static Diagnostic notOfParent(Identity child, Sourced<List<Supply>> on, Queue parent) {
        return Diagnostic.of(
                        Code.CHILDREN_OVER_PARENT,
                        child.display()
                                + " shares out what `"
                                + parent.id().name()
                                + "` does not have",
                        on.span(),
                        "not a supply of its parent")
                .withRelated(parent.on().span(), "what the parent shares out");
    }

    static Diagnostic borrowAlone(Queue queue, Span at) {
        return Diagnostic.of(
                Code.BORROW_WITHOUT_COHORT,
                queue.id().display() + " may borrow and there is nobody to borrow from",
                at,
                "no other queue is on this supply");
    }

    static Diagnostic preemptionLoop(Queue first, Queue second) {
        return Diagnostic.of(
                        Code.PREEMPTION_LOOP,
                        "`"
                                + first.id().name()
                                + "` and `"
                                + second.id().name()
                                + "` may push each other out for ever",
                        second.preempt().span(),
                        "`any` takes back what `any` took")
                .withRelated(first.preempt().span(), "the other one")
                .withNote("with `lower-priority` a workload comes back only for a higher priority");
    }
}
