package dev.platformc.solver.z3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import dev.platformc.solver.Budget;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationTest {
    @Test
    void asks_under_assumptions() {
        try (var z3 = Conversation.within(Budget.USUAL)) {
            var solver = z3.solver();
            var wet = z3.context().mkBoolConst("wet");
            var dry = z3.context().mkBoolConst("dry");
            solver.add(z3.context().mkNot(z3.context().mkAnd(wet, dry)));
            assertEquals(Status.SATISFIABLE, z3.ask(solver, List.of(wet)));
            assertEquals(Status.UNSATISFIABLE, z3.ask(solver, List.of(wet, dry)));
            assertEquals(2, solver.getUnsatCore().length);
            assertTrue(z3.spent() > 0);
        }
    }

    @Test
    void a_spent_budget_is_unknown_and_the_same_every_time() {
        long first = pigeons(9, new Budget(50_000));
        assertTrue(first >= 50_000 && first < 100_000, "spent " + first);
        for (int i = 0; i < 3; i++) {
            assertEquals(first, pigeons(9, new Budget(50_000)));
        }
    }

    /// One pigeon more than holes: true to say, long to prove.
    private static long pigeons(int holes, Budget budget) {
        try (var z3 = Conversation.within(budget)) {
            var solver = z3.solver();
            var in = new BoolExpr[holes + 1][holes];
            for (int pigeon = 0; pigeon <= holes; pigeon++) {
                for (int hole = 0; hole < holes; hole++) {
                    in[pigeon][hole] = z3.context().mkBoolConst(pigeon + "in" + hole);
                }
                solver.add(z3.context().mkOr(in[pigeon]));
            }
            addNoTwoShare(z3, solver, in, holes);
            assertEquals(Status.UNKNOWN, z3.ask(solver));
            assertTrue(z3.spent() >= budget.units());
            assertEquals(Status.UNKNOWN, z3.ask(solver), "nothing is left");
            return z3.spent();
        }
    }

    private static void addNoTwoShare(Conversation z3, Solver solver, BoolExpr[][] in, int holes) {
        for (int a = 0; a <= holes; a++) {
            for (int b = a + 1; b <= holes; b++) {
                for (int hole = 0; hole < holes; hole++) {
                    solver.add(z3.context().mkNot(z3.context().mkAnd(in[a][hole], in[b][hole])));
                }
            }
        }
    }
}
