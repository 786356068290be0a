package dev.platformc.solver.lowering;

import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Workload;
import org.jspecify.annotations.Nullable;

/// What gangs and endpoints could ask for instead.
final class WorkloadRepairs {
    private final Platform platform;
    private final SourceTexts texts;
    private final Attempts attempts;

    WorkloadRepairs(Platform platform, SourceTexts texts, Attempts attempts) {
        this.platform = platform;
        this.texts = texts;
        this.attempts = attempts;
    }

    @Nullable Fix widen(PoolNodes nodes, Gang gang) {
        var required = gang.place().required();
        if (required == null) {
            return null;
        }
        for (int level = nodes.level(required.value()) - 1; level >= 0; level--) {
            var wider = nodes.levels().get(level);
            var changed = Variation.required(gang, wider);
            var found = attempts.found(Variation.with(platform, changed), nodes, gang);
            if (found != null) {
                return Repair.fix(
                        "let `" + gang.id().name() + "` use one whole " + wider + found,
                        required.span(),
                        wider);
            }
        }
        return null;
    }

    @Nullable Fix prefer(PoolNodes nodes, Gang gang) {
        var required = gang.place().required();
        var preferred = gang.place().preferred();
        if (required == null) {
            return null;
        }
        boolean both = preferred != null && preferred.isWritten();
        var at =
                both
                        ? texts.attribute(required.span(), "required")
                        : texts.key(required.span(), "required");
        var changed = Variation.with(platform, Variation.required(gang, null));
        var found = attempts.found(changed, nodes, gang);
        if (at == null || found == null) {
            return null;
        }
        return Repair.fix(
                "let `"
                        + gang.id().name()
                        + "` spread over several "
                        + required.value()
                        + "s"
                        + found,
                at,
                both ? "" : "preferred");
    }

    @Nullable Fix unspread(Endpoint endpoint) {
        var spread = endpoint.spread();
        if (spread == null
                || !spread.isWritten()
                || !attempts.helps(Variation.with(platform, endpoint.withSpread(null)))) {
            return null;
        }
        return Repair.fix(
                "let the replicas of `" + endpoint.id().name() + "` stand anywhere",
                spread.span(),
                "none");
    }

    @Nullable Fix fewer(Workload workload) {
        return switch (workload) {
            case Gang gang -> {
                int most =
                        attempts.largest(
                                gang.workers().value() - 1,
                                n ->
                                        Variation.with(
                                                platform,
                                                gang.with(
                                                        gang.workers().map(_ -> n),
                                                        gang.worker())));
                yield Repair.number(
                        "run fewer workers of `"
                                + gang.id().name()
                                + "`: "
                                + most
                                + " is the most that fit",
                        texts.number(gang.workers().span()),
                        most);
            }
            case Endpoint endpoint -> {
                if (!endpoint.replicas().isWritten()) {
                    yield null;
                }
                int most =
                        attempts.largest(
                                endpoint.replicas().value().least() - 1,
                                n -> Variation.with(platform, Variation.replicas(endpoint, n)));
                yield Repair.number(
                        "run fewer replicas of `"
                                + endpoint.id().name()
                                + "`: "
                                + most
                                + " is the most that fit",
                        texts.number(endpoint.replicas().span()),
                        most);
            }
            case Pods pods -> {
                if (!pods.count().isWritten()) {
                    yield null;
                }
                int most =
                        attempts.largest(
                                pods.count().value().least() - 1,
                                n -> Variation.with(platform, Variation.count(pods, n)));
                yield Repair.number(
                        "have fewer "
                                + pods.unit()
                                + "s of `"
                                + pods.id().name()
                                + "`: "
                                + most
                                + " is the most that fit",
                        texts.number(pods.count().span()),
                        most);
            }
        };
    }

    @Nullable Fix smaller(Workload workload) {
        if (!(workload instanceof Gang gang) || !gang.worker().gpus().isWritten()) {
            return null;
        }
        int least = 0;
        for (int gpus = gang.worker().gpus().value() - 1; gpus > 0 && least == 0; gpus--) {
            boolean divides = gang.worker().gpus().value() % gpus == 0;
            var changed = Variation.with(platform, Variation.gpusEach(gang, gpus));
            least = divides && attempts.helps(changed) ? gpus : 0;
        }
        return Repair.number(
                "give each worker of `"
                        + gang.id().name()
                        + "` fewer GPUs: "
                        + least
                        + " is the most that fit",
                texts.number(gang.worker().gpus().span()),
                least);
    }

    @Nullable Fix waiting(Workload workload) {
        if (!(workload instanceof Gang gang)
                || gang.start().value() != Workload.Start.GUARANTEED
                || !gang.start().isWritten()
                || !attempts.helps(Variation.with(platform, Variation.queued(gang)))) {
            return null;
        }
        return Repair.fix(
                "let `" + gang.id().name() + "` wait for its turn", gang.start().span(), "queued");
    }
}
