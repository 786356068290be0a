package dev.platformc.core.build;

import dev.platformc.core.eval.Declared;
import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Team;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Queues inside queues. Workloads of an inner one are admitted by the outermost around it, as long
/// as no emitter writes the inner ones.
final class QueueForest {
    private final Map<String, Queue> parents = new HashMap<>();
    private final Map<String, List<Team>> teams = new HashMap<>();

    /// Remembers that a queue is a share of another.
    void put(Queue child, Queue parent) {
        parents.put(child.id().key(), parent);
    }

    /// Remembers that several teams, and no others, may use a queue.
    void openTo(Declared queue, List<Team> several) {
        teams.put(queue.id().key(), List.copyOf(several));
    }

    /// Those that may use it when they are several; else nobody.
    List<Team> teamsOf(Queue queue) {
        return teams.getOrDefault(queue.id().key(), List.of());
    }

    Queue root(Queue queue) {
        var at = queue;
        for (var up = parents.get(at.id().key()); up != null; up = parents.get(at.id().key())) {
            at = up;
        }
        return at;
    }

    boolean isRoot(Queue queue) {
        return !parents.containsKey(queue.id().key());
    }

    /// Whether it is neither inside another nor around one.
    boolean standsAlone(Queue queue) {
        return isRoot(queue) && parents.values().stream().noneMatch(p -> p.id().equals(queue.id()));
    }

    List<Queue> children(Queue queue, List<Queue> all) {
        var children = new ArrayList<Queue>();
        for (var other : all) {
            var parent = parents.get(other.id().key());
            if (parent != null && parent.id().equals(queue.id())) {
                children.add(other);
            }
        }
        return children;
    }
}
