package dev.platformc.core.rule;

import dev.platformc.core.eval.Facts.Answer;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Endpoint.Fit;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Team;
import dev.platformc.core.model.Workload;
import dev.platformc.hardware.sizing.Ledger;
import java.util.Locale;

/// What is known of gangs and endpoints before they are placed.
final class WorkloadFacts {
    private final Platform platform;
    private final References references;

    WorkloadFacts(Platform platform, References references) {
        this.platform = platform;
        this.references = references;
    }

    Answer of(Workload workload, String fact) {
        return switch (fact) {
            case "team" ->
                    references.to(workload.team() == null ? null : workload.team().value().id());
            case "queue" ->
                    references.to(workload.queue() == null ? null : workload.queue().value().id());
            case "on" -> references.to(workload.on().value().id());
            case "priority" ->
                    references.to(
                            workload.priority() == null ? null : workload.priority().value().id());
            case "cluster" -> references.to(workload.on().value().pool().cluster().id());
            case "start" -> Values.word(word(workload.start().value()));
            case "gpus" -> Sums.range(Sums.cards(workload), null);
            case "cost" -> Sums.price(platform, Sums.cost(platform, workload));
            case "nodes", "placed", "racks", "blocks" -> new Answer.Later();
            default ->
                    switch (workload) {
                        case Gang gang -> gang(gang, fact);
                        case Pods pods -> pods(pods, fact);
                        case Endpoint endpoint -> endpoint(endpoint, fact);
                    };
        };
    }

    private static Answer gang(Gang gang, String fact) {
        return switch (fact) {
            case "image" -> Values.text(gang.container().image().value());
            default -> new Answer.Nothing();
        };
    }

    private static Answer pods(Pods pods, String fact) {
        return switch (fact) {
            case "cpu" -> Values.number(pods.cpu().value());
            case "memory" -> Values.bytes(pods.memory().value());
            default -> new Answer.Nothing();
        };
    }

    private static Answer endpoint(Endpoint endpoint, String fact) {
        var fit = endpoint.fit().value();
        var ledger = fit.ledger();
        return switch (fact) {
            case "image" -> Values.text(endpoint.engine().image().value());
            case "tensor" -> Values.number(fit instanceof Fit.Gpus gpus ? gpus.tensor() : 1);
            case "profile" ->
                    fit instanceof Fit.Slice slice
                            ? Values.known(new Value.Slice(slice.profile().name(), null))
                            : Values.none();
            case "isolation" -> Values.word(word(Nearness.of(endpoint)));
            case "context" -> Values.tokens(endpoint.context().value());
            case "concurrency" -> Values.number(endpoint.concurrency().value());
            case "cpu" -> Values.number(endpoint.cpu().value());
            case "memory" -> Values.bytes(endpoint.memory().value());
            case "shm" -> Values.bytes(endpoint.sharedMemory().value());
            case "kv.tokens" -> Values.number(ledger.tokens());
            case "kv.sequences" -> Values.number(ledger.sequences());
            default -> fact.startsWith("memory.") ? memory(ledger, fact) : new Answer.Nothing();
        };
    }

    /// The ledger in a sentence.
    static String memory(Endpoint endpoint) {
        var ledger = endpoint.fit().value().ledger();
        return "a replica of "
                + endpoint.id().display()
                + " needs "
                + ledger.weights()
                + " for weights and "
                + ledger.kv()
                + " for keys and values, and may fill "
                + ledger.budget();
    }

    private static Answer memory(Ledger ledger, String fact) {
        var visible = ledger.visible().times(ledger.devices());
        var uncounted =
                ledger.visible()
                        .times(ledger.overhead())
                        .plus(ledger.reserve())
                        .times(ledger.devices());
        return switch (fact) {
            case "memory.weights" -> Values.bytes(ledger.weights());
            case "memory.kv" -> Values.bytes(ledger.kv());
            case "memory.overhead" ->
                    Values.bytes(uncounted.compareTo(visible) < 0 ? uncounted : visible);
            case "memory.total" -> Values.bytes(ledger.needed().plus(uncounted));
            case "memory.budget" -> Values.bytes(ledger.budget());
            case "memory.headroom" -> Values.percent(ledger.headroom());
            default -> new Answer.Nothing();
        };
    }

    /// `LOWER_PRIORITY` as it is written.
    static String word(Enum<?> member) {
        return member.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// How near another team may come to what stands somewhere.
    static final class Nearness {
        private Nearness() {}

        /// What its devices give, or more where its team asks for more, which the plan keeps.
        static Team.Isolation of(Endpoint endpoint) {
            var hardware =
                    switch (endpoint.fit().value()) {
                        case Fit.Slice(var profile, _) ->
                                profile.isSplit() ? Team.Isolation.NONE : Team.Isolation.SLICE;
                        case Fit.Share _, Fit.Cores _ -> Team.Isolation.NONE;
                        case Fit.Gpus _ -> Team.Isolation.GPU;
                    };
            var team = endpoint.team();
            var asked = team == null ? hardware : team.value().isolation().value();
            return asked.compareTo(hardware) > 0 ? asked : hardware;
        }
    }
}
