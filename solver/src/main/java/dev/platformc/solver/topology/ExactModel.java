package dev.platformc.solver.topology;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import dev.platformc.solver.z3.Conversation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The whole placement as one question to Z3, with innermost domains as the smallest thing that has
/// unknowns.
///
/// An answer "no" always holds. An answer "yes" holds when [#layout] finds nodes, which it always
/// does when [RoomRows#exact].
final class ExactModel {
    /// Unknowns beyond which questions were measured not to end in time.
    private static final int MOST_DIGITS = 16_000;

    private static final int MOST_PATTERNS = 6_000;

    private final Instance instance;
    private final Conversation conversation;
    private final Solver solver;
    private final Counts counts;
    private final RoomRows room;
    private @Nullable SpanRows spans;

    private ExactModel(Instance instance, Conversation conversation, int mostPatterns) {
        this.instance = instance;
        this.conversation = conversation;
        solver = conversation.finiteSolver();
        counts = new Counts(instance, conversation.context());
        room = RoomRows.of(counts, mostPatterns);
        counts.rows().forEach(solver::add);
        room.rows().forEach(solver::add);
    }

    static boolean isSmallEnough(Instance instance) {
        return Counts.size(instance) <= MOST_DIGITS;
    }

    static ExactModel of(Instance instance, Conversation conversation) {
        return of(instance, conversation, MOST_PATTERNS);
    }

    /// With fewer patterns the model may not be exact.
    static ExactModel of(Instance instance, Conversation conversation, int mostPatterns) {
        return new ExactModel(instance, conversation, mostPatterns);
    }

    /// Whether all groups can stand, at whatever cost.
    Status possible() {
        return conversation.ask(solver, present());
    }

    /// After a "no": groups that cannot stand together, by index.
    List<Integer> core() {
        var core = new ArrayList<Integer>();
        var named = List.of(solver.getUnsatCore());
        for (int group = 0; group < instance.groups(); group++) {
            if (named.contains(counts.present(group))) {
                core.add(group);
            }
        }
        return core;
    }

    /// Asks about costs from now on.
    ///
    /// @param mostExcess the largest total excess that will be asked for
    void price(int mostExcess) {
        spans = SpanRows.of(counts, mostExcess);
        spans.rows().forEach(solver::add);
    }

    /// Whether all groups can stand at so much more than each needs alone; a "no" is remembered.
    Status withinExcess(int excess) {
        if (spans == null) {
            throw new IllegalStateException("costs were not asked about");
        }
        var context = conversation.context();
        var within = context.mkBoolConst("within " + excess);
        solver.add(context.mkImplies(within, spans.excessAtMost(excess)));
        var assumed = new ArrayList<>(present());
        assumed.add(within);
        return conversation.ask(solver, assumed);
    }

    private List<BoolExpr> present() {
        var present = new ArrayList<BoolExpr>();
        for (int group = 0; group < instance.groups(); group++) {
            present.add(counts.present(group));
        }
        return present;
    }

    /// After a "yes": the nodes; null when the counts found none, which only a model that is not
    /// exact lets happen.
    @Nullable Layout layout() {
        var model = solver.getModel();
        var layout = new Layout(instance.groups());
        for (int leaf = 0; leaf < instance.leaves(); leaf++) {
            int[] units = new int[instance.groups()];
            for (int group = 0; group < units.length; group++) {
                units[group] = counts.value(model, group, leaf);
            }
            if (LeafFill.fill(instance, leaf, units, layout)) {
                continue;
            }
            var patterns = room.patterns(model, leaf);
            if (patterns == null) {
                return null;
            }
            LeafFill.fillAlong(instance, leaf, units, room.kinds(), patterns, layout);
        }
        return layout;
    }
}
