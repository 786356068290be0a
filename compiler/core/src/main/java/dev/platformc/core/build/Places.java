package dev.platformc.core.build;

import dev.platformc.core.eval.Declared;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Priority;
import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Supply;
import dev.platformc.core.model.Team;
import dev.platformc.core.model.Workload;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// To whom a workload belongs and where its devices come from: what is written, else what its queue
/// says, else the only one there is.
final class Places {
    private final Report report;
    private final Nearest nearest;
    private final Built<Pool> pools;
    private final Built<Sharing> sharings;
    private final Built<Team> teams;
    private final Built<Queue> queues;
    private final Built<Priority> priorities;
    private final QueueForest forest;

    /// The queues of each supply, by its key: made for the first workload that asks, when all
    /// queues are built.
    private @Nullable Map<String, List<Queue>> bySupply;

    Places(
            Report report,
            Nearest nearest,
            Built<Pool> pools,
            Built<Sharing> sharings,
            Built<Team> teams,
            Built<Queue> queues,
            Built<Priority> priorities,
            QueueForest forest) {
        this.report = report;
        this.nearest = nearest;
        this.pools = pools;
        this.sharings = sharings;
        this.teams = teams;
        this.queues = queues;
        this.priorities = priorities;
        this.forest = forest;
    }

    /// What gangs and endpoints share.
    record Place(
            @Nullable Sourced<Team> team,
            @Nullable Sourced<Queue> queue,
            Sourced<Supply> on,
            @Nullable Sourced<Priority> priority,
            Sourced<Workload.Start> start,
            Sourced<Boolean> neverDisrupt) {}

    /// Absent when something it needs could not be built or told, which was reported.
    @Nullable Place of(Identity user, Attributes written, Workload.Start usual) {
        return of(user, written, usual, null);
    }

    /// @param brought the supply that a part of a card brings; absent: none does
    @Nullable Place of(
            Identity user,
            Attributes written,
            Workload.Start usual,
            @Nullable Sourced<? extends Supply> brought) {
        var writtenQueue = writtenQueue(written);
        if (writtenQueue == null && written.isWritten("queue")) {
            written.find("on");
            return null;
        }
        var team = team(user, written, writtenQueue);
        var on =
                brought == null
                        ? on(user, written, writtenQueue)
                        : new Sourced<Supply>(brought.value(), brought.origin());
        written.find("on");
        if (on == null) {
            return null;
        }
        var queue =
                writtenQueue != null || written.isNone("queue")
                        ? writtenQueue
                        : presetQueue(user, written, team, on.value());
        checkTeam(user, team, queue);
        return new Place(
                team,
                queue == null ? null : queue.map(forest::root),
                on,
                priority(written),
                start(written, usual),
                disrupt(written));
    }

    /// Where something stands that needs no GPU and must stay: on machines without, where the same
    /// scheduler and queue have some that are large enough, else where the rest stands.
    ///
    /// @param what begins "needs no GPU": `the head`
    Sourced<Supply> withoutGpus(Place at, Rational cpu, Bytes memory, String what, Span end) {
        var own = at.on().value().pool();
        if (own.gpusPerNode() == 0 && !own.options().spot().value()) {
            return at.on().map(_ -> own);
        }
        for (var pool : pools.all()) {
            if (pool.gpusPerNode() == 0
                    && pool.cluster().id().isSame(own.cluster().id())
                    && pool.scheduler().value() == own.scheduler().value()
                    && !pool.options().spot().value()
                    && pool.nodeType().cpu().value().compareTo(cpu) >= 0
                    && pool.nodeType().memory().value().compareTo(memory) >= 0
                    && isSharedOut(at.queue(), pool)) {
                return Sourced.inferred(
                        pool,
                        own.gpusPerNode() == 0 ? what + " must not vanish" : what + " needs no GPU",
                        end);
            }
        }
        return at.on().map(_ -> own);
    }

    private static boolean isSharedOut(@Nullable Sourced<Queue> queue, Pool pool) {
        return queue == null
                || queue.value().on().value().stream().anyMatch(s -> s.id().isSame(pool.id()));
    }

    /// The pool of a sharing or pin.
    @Nullable Pool pool(Declared user) {
        var written = user.attribute("pool");
        if (written != null) {
            return written.value() instanceof Value.Reference(var target)
                    ? pools.find(target)
                    : null;
        }
        var owner = poolOfHosts(user);
        return owner != null
                ? owner
                : pools.find(
                        Only.required(
                                report, user.id(), "pool", "pool", nearest.of(user.id(), "pool")));
    }

    /// The only pool that has the machines which are named.
    private @Nullable Pool poolOfHosts(Declared user) {
        var hosts = user.attribute("hosts");
        if (hosts == null) {
            return null;
        }
        var named =
                Attributes.elements(hosts).stream()
                        .map(host -> Attributes.textOf(host.value()))
                        .toList();
        var owners =
                pools.all().stream()
                        .filter(pool -> pool.hosts().value().containsAll(named))
                        .toList();
        return !named.isEmpty() && owners.size() == 1 ? owners.getFirst() : null;
    }

    /// What a queue shares out, in order of preference.
    @Nullable Sourced<List<Supply>> supplies(Declared queue) {
        var written = queue.attribute("on");
        if (written == null) {
            var only = supply(only(queue.id()));
            return only == null ? null : Sourced.preset(List.of(only), queue.id().span());
        }
        var supplies = new ArrayList<Supply>();
        for (var element : Attributes.elements(written)) {
            var supply =
                    element.value() instanceof Value.Reference(var target) ? supply(target) : null;
            if (supply == null) {
                return null;
            }
            supplies.add(supply);
        }
        return supplies.isEmpty() ? null : new Sourced<>(List.copyOf(supplies), written.origin());
    }

    /// Who may use a queue: absent means everybody. What a template makes with a team is the
    /// team's.
    @Nullable Sourced<Team> teamOf(Declared queue) {
        var written = queue.attribute("team");
        if (written == null) {
            var beside = nearest.beside(queue, "team");
            var team = beside.size() == 1 ? teams.find(beside.getFirst()) : null;
            return team == null
                    ? null
                    : Sourced.inferred(
                            team, "the team of `" + queue.scope() + "`", queue.id().declaration());
        }
        if (Attributes.isAbsent(written.value())) {
            return null;
        }
        if (!(written.value() instanceof Value.Reference(var target))) {
            var several = new ArrayList<Team>();
            for (var element : Attributes.elements(written)) {
                var team =
                        element.value() instanceof Value.Reference(var one)
                                ? teams.find(one)
                                : null;
                if (team != null) {
                    several.add(team);
                }
            }
            forest.openTo(queue, several);
            return null;
        }
        var team = teams.find(target);
        return team == null ? null : new Sourced<>(team, written.origin());
    }

    private @Nullable Sourced<Queue> writtenQueue(Attributes written) {
        var reference = written.reference("queue");
        var queue = reference == null ? null : queues.find(reference.value());
        return reference == null || queue == null ? null : new Sourced<>(queue, reference.origin());
    }

    /// Whose something is that waits in no queue itself.
    @Nullable Sourced<Team> team(Identity user, Attributes written) {
        return team(user, written, null);
    }

    private @Nullable Sourced<Team> team(
            Identity user, Attributes written, @Nullable Sourced<Queue> queue) {
        var reference = written.reference("team");
        if (reference != null) {
            var team = teams.find(reference.value());
            return team == null ? null : new Sourced<>(team, reference.origin());
        }
        if (written.isNone("team") || written.isWritten("team")) {
            return null;
        }
        var owner = queue == null ? null : queue.value().team();
        if (owner != null) {
            return Sourced.inferred(
                    owner.value(),
                    "its queue is of team " + owner.value().id().name(),
                    written.declaration());
        }
        var only = Only.optional(report, user, "team", nearest.of(user, "team"));
        var team = teams.find(only);
        return team == null ? null : Sourced.preset(team, written.declaration());
    }

    private @Nullable Sourced<Supply> on(
            Identity user, Attributes written, @Nullable Sourced<Queue> queue) {
        var value = written.find("on");
        if (value != null) {
            return writtenSupply(value);
        }
        if (written.isWritten("on")) {
            return null;
        }
        if (queue != null) {
            return Sourced.inferred(
                    queue.value().on().value().getFirst(),
                    "what queue " + queue.value().id().name() + " shares out",
                    written.declaration());
        }
        var supply = supply(only(user));
        return supply == null ? null : Sourced.preset(supply, written.declaration());
    }

    private @Nullable Sourced<Supply> writtenSupply(Sourced<Value> value) {
        var elements = Attributes.elements(value);
        if (elements.size() > 1) {
            report.add(BuildMessages.notYet("a list of supplies for a workload", value.span()));
            return null;
        }
        var supply =
                elements.size() == 1
                                && elements.getFirst().value()
                                        instanceof Value.Reference(var target)
                        ? supply(target)
                        : null;
        return supply == null ? null : new Sourced<>(supply, value.origin());
    }

    private @Nullable Declared only(Identity user) {
        return Only.required(report, user, "on", "pool", nearest.of(user, "pool", "sharing"));
    }

    private @Nullable Supply supply(@Nullable Declared declared) {
        if (declared == null) {
            return null;
        }
        return declared.id().kind().equals("sharing")
                ? sharings.find(declared)
                : pools.find(declared);
    }

    /// The only queue on this supply that the team may use.
    private @Nullable Sourced<Queue> presetQueue(
            Identity user, Attributes written, @Nullable Sourced<Team> team, Supply on) {
        var open =
                queuesOn(on).stream()
                        .filter(q -> isOpenTo(q, team) && forest.standsAlone(q))
                        .toList();
        var fitting = nearest.among(user, open, Queue::id);
        return fitting.size() == 1
                ? Sourced.preset(fitting.getFirst(), written.declaration())
                : null;
    }

    private List<Queue> queuesOn(Supply supply) {
        if (bySupply == null) {
            bySupply = new HashMap<>();
            for (var queue : queues.all()) {
                for (var on : queue.on().value()) {
                    bySupply.computeIfAbsent(on.id().key(), _ -> new ArrayList<>()).add(queue);
                }
            }
        }
        return bySupply.getOrDefault(supply.id().key(), List.of());
    }

    private boolean isOpenTo(Queue queue, @Nullable Sourced<Team> team) {
        var several = forest.teamsOf(queue);
        if (!several.isEmpty()) {
            return team != null && several.stream().anyMatch(t -> t.id().equals(team.value().id()));
        }
        var owner = queue.team();
        return owner == null || (team != null && owner.value().id().equals(team.value().id()));
    }

    private void checkTeam(
            Identity user, @Nullable Sourced<Team> team, @Nullable Sourced<Queue> queue) {
        if (queue != null && team == null && !isOpenTo(queue.value(), null)) {
            report.add(QueueMessages.teamMissing(user, queue, forest.teamsOf(queue.value())));
            return;
        }
        var owner = queue == null ? null : queue.value().team();
        if (queue != null && team != null && owner != null && !isOpenTo(queue.value(), team)) {
            report.add(QueueMessages.ofOtherTeam(user, queue, team, owner));
        }
    }

    private @Nullable Sourced<Priority> priority(Attributes written) {
        var reference = written.reference("priority");
        if (reference == null) {
            return written.isNone("priority") || written.isWritten("priority")
                    ? null
                    : PriorityBuilder.preset(priorities.all(), written);
        }
        var priority = priorities.find(reference.value());
        return priority == null ? null : new Sourced<>(priority, reference.origin());
    }

    private static Sourced<Workload.Start> start(Attributes written, Workload.Start usual) {
        var word = written.word("start");
        return word == null
                ? Sourced.preset(usual, written.declaration())
                : word.map(w ->
                        w.equals("guaranteed") ? Workload.Start.GUARANTEED : Workload.Start.QUEUED);
    }

    private static Sourced<Boolean> disrupt(Attributes written) {
        return written.text("disrupt", "allow").map(word -> word.equals("never"));
    }
}
