package dev.platformc.solver.lowering;

import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Supply;
import dev.platformc.core.model.Team;
import dev.platformc.plan.Turns;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Teams that keep others off their cards or machines.
///
/// Slices, and whole cards, are hardware of one's own. A pod takes any slice of its size, wherever
/// it is, and any free card of a machine: so a card of one's own beside others' slices, or a
/// machine of one's own beside others' cards, needs a sharing or a pool of one's own. A sharing of
/// one's own is kept apart from the others by [Neighbours].
final class Isolation {
    private Isolation() {}

    static List<PlanningProblem> check(Platform platform) {
        var asked = EnumSet.noneOf(Team.Isolation.class);
        platform.teams().forEach(team -> asked.add(team.isolation().value()));
        var slices =
                asked.contains(Team.Isolation.SLICE)
                        ? sets(platform, inTurns(platform))
                        : List.<Users>of();
        var cards =
                asked.contains(Team.Isolation.GPU)
                        ? sets(platform, platform.sharings())
                        : List.<Users>of();
        var nodes =
                asked.contains(Team.Isolation.NODE)
                        ? sets(platform, platform.pools())
                        : List.<Users>of();
        var problems = new ArrayList<PlanningProblem>();
        for (var team : platform.teams()) {
            var shared =
                    switch (team.isolation().value()) {
                        case NONE -> List.<Users>of();
                        case SLICE -> slices;
                        case GPU -> cards;
                        case NODE -> nodes;
                    };
            shared.stream()
                    .filter(users -> users.keys().contains(team.id().key()))
                    .forEach(users ->
                            problems.add(new PlanningProblem.NotApart(team, users.supply())));
        }
        return problems;
    }

    /// A supply that more than one uses.
    ///
    /// @param keys of its teams; an empty one for what belongs to no team
    private record Users(Supply supply, Set<String> keys) {}

    /// Sharings on which several run on one card, or on one GPU instance, at once.
    private static List<Sharing> inTurns(Platform platform) {
        var split = split(platform);
        return platform.sharings().stream()
                .filter(s -> Turns.isShared(s) || split.contains(s.id().key()))
                .toList();
    }

    /// Keys of sharings whose GPU instances are handed out in compute instances: those share its
    /// memory.
    private static Set<String> split(Platform platform) {
        var split = new HashSet<String>();
        platform.workloads()
                .forEach(workload -> {
                    var profile = Groups.profile(workload);
                    if (profile != null && profile.isSplit()) {
                        split.add(workload.on().value().id().key());
                    }
                });
        for (var queue : platform.queues()) {
            for (var on : queue.on().value()) {
                if (on instanceof Sharing sharing
                        && Demands.slices(queue, sharing).stream()
                                .anyMatch(promise -> promise.profile().isSplit())) {
                    split.add(sharing.id().key());
                }
            }
        }
        return split;
    }

    /// Those of the supplies that several use, each looked through once.
    private static List<Users> sets(Platform platform, List<? extends Supply> supplies) {
        var byKey = new HashMap<String, Set<String>>();
        platform.workloads()
                .forEach(w ->
                        use(byKey, w.on().value(), w.team() == null ? null : w.team().value()));
        for (var queue : platform.queues()) {
            var team = queue.team() == null ? null : queue.team().value();
            queue.on().value().forEach(on -> use(byKey, on, team));
        }
        return supplies.stream()
                .filter(s -> !(s instanceof Sharing g) || PoolWork.isMig(g) || Turns.isShared(g))
                .map(s -> new Users(s, byKey.getOrDefault(s.id().key(), Set.of())))
                .filter(users -> users.keys().size() > 1)
                .toList();
    }

    /// Of a sharing its slices; of a pool any machines. A queue promises what may run there
    /// tomorrow.
    private static void use(Map<String, Set<String>> byKey, Supply on, @Nullable Team team) {
        var key = team == null ? "" : team.id().key();
        byKey.computeIfAbsent(on.id().key(), _ -> new HashSet<>()).add(key);
        byKey.computeIfAbsent(on.pool().id().key(), _ -> new HashSet<>()).add(key);
    }

    /// Whose workloads or quotas are on a supply.
    static List<Team> teams(Platform platform, Supply supply) {
        return users(platform, supply).stream().filter(Objects::nonNull).toList();
    }

    /// @return with `null` for what belongs to no team
    private static List<@Nullable Team> users(Platform platform, Supply supply) {
        var users = new ArrayList<@Nullable Team>();
        platform.workloads()
                .filter(w -> isOn(w.on().value(), supply))
                .forEach(w -> users.add(w.team() == null ? null : w.team().value()));
        platform.queues().stream()
                .filter(q -> q.on().value().stream().anyMatch(on -> isOn(on, supply)))
                .forEach(q -> users.add(q.team() == null ? null : q.team().value()));
        return users;
    }

    /// Whether it is the slices of a sharing, or any machines of a pool. A queue promises what may
    /// run there tomorrow.
    private static boolean isOn(Supply on, Supply supply) {
        return supply instanceof Sharing
                ? PoolWork.same(on, supply)
                : PoolWork.same(on.pool(), supply);
    }
}
