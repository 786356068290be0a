package dev.platformc.solver.z3;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.z3.Context;
import com.microsoft.z3.LastingContext;
import org.junit.jupiter.api.Test;

/// Z3 breaks ties by the numbers of its terms, so a number must not come back when the garbage
/// collector has run.
class LastingContextTest {
    private static final int TERMS = 2_000;

    @Test
    void no_number_is_given_twice() {
        try (var context = new LastingContext()) {
            assertTrue(reused(context) == 0, "a term took the number of a dead one");
        }
    }

    /// Why it is needed: should the binding change, this fails, and the class can go.
    @Test
    void an_ordinary_context_gives_numbers_again() {
        try (var context = new Context()) {
            int reused = 0;
            for (int attempt = 0; attempt < 20 && reused == 0; attempt++) {
                reused = reused(context);
            }
            assertTrue(reused > 0, "numbers of dead terms were not used again");
        }
    }

    /// Makes terms, forgets them, lets the collector run, and makes others.
    ///
    /// @return how many of the others have a number that one of the first had
    private static int reused(Context context) {
        int last = make(context, "first");
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        int reused = 0;
        for (int i = 0; i < TERMS; i++) {
            reused += context.mkBoolConst("second" + last + "-" + i).getId() <= last ? 1 : 0;
        }
        return reused;
    }

    private static int make(Context context, String name) {
        int last = 0;
        for (int i = 0; i < TERMS; i++) {
            last = Math.max(last, context.mkBoolConst(name + System.nanoTime() + i).getId());
        }
        return last;
    }
}
