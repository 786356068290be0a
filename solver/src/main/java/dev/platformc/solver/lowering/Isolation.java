package dev.platformc.solver.lowering;

import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Supply;
import dev.platformc.core.model.Team;
import dev.platformc.plan.Turns;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
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
        var problems = new ArrayList<PlanningProblem>();
        for (var team : platform.teams()) {
            switch (team.isolation().value()) {
                case NONE -> {}
                case SLICE -> problems.addAll(shared(platform, team, inTurns(platform)));
                case GPU -> problems.addAll(shared(platform, team, platform.sharings()));
                case NODE -> problems.addAll(shared(platform, team, platform.pools()));
            }
        }
        return problems;
    }

    /// Sharings on which several run on one card, or on one GPU instance, at once.
    private static List<Sharing> inTurns(Platform platform) {
        return platform.sharings().stream()
                .filter(sharing -> Turns.isShared(sharing) || isSplit(platform, sharing))
                .toList();
    }

    /// Whether compute instances of one GPU instance are handed out: they share its memory.
    private static boolean isSplit(Platform platform, Sharing sharing) {
        return platform.workloads()
                        .filter(w -> PoolWork.same(w.on().value(), sharing))
                        .map(Groups::profile)
                        .anyMatch(profile -> profile != null && profile.isSplit())
                || platform.queues().stream()
                        .flatMap(queue -> Demands.slices(queue, sharing).stream())
                        .anyMatch(promise -> promise.profile().isSplit());
    }

    private static List<PlanningProblem> shared(
            Platform platform, Team team, List<? extends Supply> supplies) {
        var problems = new ArrayList<PlanningProblem>();
        for (var supply : supplies) {
            if (supply instanceof Sharing sharing
                    && !PoolWork.isMig(sharing)
                    && !Turns.isShared(sharing)) {
                continue;
            }
            var users = new TreeSet<String>();
            users(platform, supply).forEach(user -> users.add(user == null ? "" : user.id().key()));
            if (users.size() > 1 && users.contains(team.id().key())) {
                problems.add(new PlanningProblem.NotApart(team, supply));
            }
        }
        return problems;
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
