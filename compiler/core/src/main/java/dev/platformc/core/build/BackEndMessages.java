package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Sourced;
import java.util.Locale;

/// How [BackEndChecks] says it.
final class BackEndMessages {
    private BackEndMessages() {}

    static Diagnostic oneLevelOnly(Sourced<String> required, Sourced<String> preferred) {
        return Diagnostic.of(
                        Code.NOT_EXPRESSIBLE,
                        "Kueue takes `required` or `preferred`, not both",
                        preferred.span(),
                        "the plan looks for one `" + preferred.value() + "`, Kueue will not")
                .withRelated(required.span(), "this one is asked of Kueue");
    }

    static Diagnostic noQueue(Gang gang, Sourced<String> level) {
        var pool = gang.on().value().pool();
        var message =
                Diagnostic.of(
                                Code.NOT_EXPRESSIBLE,
                                "Kueue places what waits in a queue, and `"
                                        + gang.id().name()
                                        + "` is in none",
                                level.span(),
                                "the plan looks for one `" + level.value() + "`, nobody else will")
                        .withNote(
                                "a queue for all of the pool: `queue q { on = "
                                        + pool.id().name()
                                        + " }`");
        return pool.scheduler().isWritten()
                ? message.withRelated(pool.scheduler().span(), "who schedules the pool")
                : message;
    }

    static Diagnostic noRange(Gang gang) {
        return Diagnostic.of(
                Code.NOT_EXPRESSIBLE,
                "a `" + word(gang.details().api()) + "` has no range of workers here",
                gang.workers().span(),
                gang.workers().value()
                        + " are asked for, and "
                        + gang.mostWorkers()
                        + " will never be");
    }

    static Diagnostic noSteps(Gang gang, Gang.Elastic elastic) {
        return Diagnostic.of(
                Code.NOT_EXPRESSIBLE,
                "only a `volcano-job` grows in steps",
                elastic.step().span(),
                "a `" + word(gang.details().api()) + "` grows by one");
    }

    static Diagnostic unevenSteps(Gang gang, Gang.Elastic elastic) {
        return Diagnostic.of(
                        Code.NOT_EXPRESSIBLE,
                        "Volcano grows in steps that divide the least and the most",
                        elastic.step().span(),
                        "it grows by one")
                .withRelated(
                        gang.workers().span(),
                        "from " + gang.workers().value() + " to " + elastic.most());
    }

    static Diagnostic noTier(Gang gang, Sourced<String> level) {
        var pool = gang.on().value().pool();
        return Diagnostic.of(
                        Code.NOT_EXPRESSIBLE,
                        "Volcano is not told of the level `" + level.value() + "`",
                        level.span(),
                        "the plan keeps `" + gang.id().name() + "` in one, Volcano may not")
                .withRelated(pool.scheduler().span(), "who schedules the pool")
                .withNote(
                        "its HyperNodes are the levels above the node, where we name the domains");
    }

    /// @param what completes "Volcano does not read "
    /// @param instead what happens
    static Diagnostic notRead(
            Sourced<Cluster.Scheduler> scheduler, String what, Sourced<?> at, String instead) {
        return Diagnostic.of(
                        Code.NOT_EXPRESSIBLE,
                        word(scheduler.value()) + " does not read " + what,
                        at.span(),
                        instead)
                .withRelated(scheduler.span(), "who schedules the pool");
    }

    static Diagnostic noGroups(Gang gang, Gang.Group group) {
        var scheduler = gang.on().value().pool().scheduler();
        return Diagnostic.of(
                        Code.NOT_EXPRESSIBLE,
                        word(scheduler.value())
                                + " keeps no groups of workers together in a `"
                                + word(gang.details().api())
                                + "`",
                        group.required().span(),
                        "the plan keeps them in one `"
                                + group.required().value()
                                + "`, the cluster may not")
                .withRelated(scheduler.span(), "who schedules the pool");
    }

    static String word(Gang.Api api) {
        return api.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// As its people write it.
    static String word(Cluster.Scheduler scheduler) {
        return switch (scheduler) {
            case KUEUE -> "Kueue";
            case VOLCANO -> "Volcano";
            case KAI -> "KAI";
            case DEFAULT -> "the default scheduler";
        };
    }
}
