package dev.platformc.solver.topology;

import dev.platformc.solver.Needed;
import dev.platformc.solver.Needed.Contradiction;
import dev.platformc.solver.topology.PlacementAnswer.Constraint;
import dev.platformc.solver.topology.PlacementAnswer.Impossible;
import dev.platformc.solver.topology.PlacementProblem.Group;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Few constraints that cannot hold together, of a problem that is known to be impossible.
///
/// Starts from groups that cannot stand together and leaves out what the contradiction does not
/// need, one constraint after the other, by asking about the problem without it. A question that
/// stays open keeps its constraint.
final class Cores {
    /// Budget of one question: half a second or so.
    private static final long QUESTION = 1_000_000;

    private final PlacementProblem problem;
    private final Tree tree;
    private final Allowance allowance;
    private boolean minimal = true;

    private Cores(PlacementProblem problem, Allowance allowance) {
        this.problem = problem;
        this.allowance = allowance;
        tree = new Tree(problem);
    }

    static Impossible explain(
            PlacementProblem problem, Decision.Cannot cannot, Allowance allowance) {
        var cores = new Cores(problem, allowance);
        var groups = cannot.groups().stream().map(problem.groups()::get).toList();
        var needed = cores.shrink(groups);
        return new Impossible(cores.named(needed), cores.minimal);
    }

    /// All that was refused together, for those who only ask whether.
    static Impossible unexplained(
            PlacementProblem problem, Decision.Cannot cannot, Allowance allowance) {
        var groups = cannot.groups().stream().map(problem.groups()::get).toList();
        return new Impossible(new Cores(problem, allowance).named(groups), false);
    }

    private List<Group> shrink(List<Group> groups) {
        var needed = groups;
        boolean again = true;
        while (again) {
            minimal = true;
            int before = size(needed);
            boolean both = needed.stream().anyMatch(Cores::hasBoth);
            needed = withFewerGroups(needed);
            needed = withFewerLevels(needed);
            // Once is enough, as what is needed stays needed when less is there. Only a level
            // that is left out from a group that stands even asks for evenness over more.
            again = size(needed) < before && both;
        }
        return needed;
    }

    private static int size(List<Group> groups) {
        int size = groups.size();
        for (var group : groups) {
            size += (group.required() == null ? 0 : 1) + (group.spread() == null ? 0 : 1);
        }
        return size;
    }

    private static boolean hasBoth(Group group) {
        return group.required() != null && group.spread() != null;
    }

    private List<Group> withFewerGroups(List<Group> groups) {
        var some = Needed.of(groups, this::contradict);
        minimal &= some.minimal();
        return some.members();
    }

    private List<Group> withFewerLevels(List<Group> groups) {
        var bare = groups.stream().map(group -> with(group, false, false)).toList();
        if (bare.equals(groups) || contradict(bare) == Contradiction.YES) {
            return bare;
        }
        var needed = new ArrayList<>(groups);
        for (int i = 0; i < groups.size(); i++) {
            for (var looser : looser(needed.get(i))) {
                var rest = new ArrayList<>(needed);
                rest.set(i, looser);
                if (isImpossible(rest)) {
                    needed = rest;
                    break;
                }
            }
        }
        return needed;
    }

    /// A group without one of its constraints, or both.
    private static List<Group> looser(Group group) {
        var looser = new ArrayList<Group>();
        var bare = with(group, false, false);
        if (hasBoth(group)) {
            looser.add(bare);
            looser.add(with(group, false, true));
            looser.add(with(group, true, false));
        } else if (group.required() != null || group.spread() != null) {
            looser.add(bare);
        }
        return looser;
    }

    private static Group with(Group group, boolean required, boolean spread) {
        return new Group(
                group.id(),
                group.units(),
                group.each(),
                required ? group.required() : null,
                spread ? group.spread() : null,
                group.compact(),
                group.together());
    }

    private boolean isImpossible(List<Group> groups) {
        var answer = contradict(groups);
        minimal &= answer != Contradiction.OPEN;
        return answer == Contradiction.YES;
    }

    private Contradiction contradict(List<Group> groups) {
        if (groups.isEmpty()) {
            return Contradiction.NO;
        }
        var some = new PlacementProblem(problem.fleet(), problem.spanCosts(), groups);
        var instance = Instance.of(tree, Want.all(some));
        return switch (Decision.decide(instance, allowance, QUESTION)) {
            case Decision.Stands _ -> Contradiction.NO;
            case Decision.Cannot _ -> Contradiction.YES;
            case Decision.Open() -> Contradiction.OPEN;
        };
    }

    private Set<Constraint> named(List<Group> needed) {
        var core = new LinkedHashSet<Constraint>();
        for (var group : needed) {
            core.add(new Constraint.Units(group.id()));
            if (group.required() != null) {
                core.add(new Constraint.Level(group.id()));
            }
            if (group.spread() != null) {
                core.add(new Constraint.Spread(group.id()));
            }
        }
        core.add(new Constraint.Room(room(needed)));
        return core;
    }

    private String room(List<Group> needed) {
        Integer required = needed.size() == 1 ? needed.getFirst().required() : null;
        if (required == null || required == problem.fleet().levels().size() - 1) {
            return Constraint.Room.FLEET;
        }
        var alone = new PlacementProblem(problem.fleet(), problem.spanCosts(), needed);
        int level = required + 1;
        long[] holds = new Stock(tree).holds(Want.all(alone).getFirst())[level];
        int largest = 0;
        for (int domain = 1; domain < holds.length; domain++) {
            largest = holds[domain] > holds[largest] ? domain : largest;
        }
        return tree.id(level, largest);
    }
}
