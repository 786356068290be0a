package dev.platformc.core.eval;

import dev.platformc.core.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What is being worked out at the moment, so that a cycle is seen and walked, and how much has
/// been done, so that evaluation ends.
final class Trail {
    static final int MOST_STEPS = 10_000_000;
    static final int DEEPEST = 300;

    private final Reports reports;
    private final List<Frame> frames = new ArrayList<>();
    private int steps;
    private int depth;
    private boolean givenUp;

    Trail(Reports reports) {
        this.reports = reports;
    }

    /// @param key the same for the same thing
    /// @param shown how a message names it
    record Frame(String key, String shown, Span span) {}

    /// The result of `body`, or `otherwise` when that is what is being worked out already.
    <T> T within(Frame frame, Supplier<T> body, Supplier<T> otherwise) {
        for (int i = 0; i < frames.size(); i++) {
            if (frames.get(i).key().equals(frame.key())) {
                reports.add(NameMessages.cycle(frames.subList(i, frames.size())));
                return otherwise.get();
            }
        }
        frames.add(frame);
        try {
            return body.get();
        } finally {
            frames.removeLast();
        }
    }

    /// Counts one expression; `otherwise` when there were too many or they lie too deep.
    <T> T step(Span at, Supplier<T> body, Supplier<T> otherwise) {
        if (steps >= MOST_STEPS || depth >= DEEPEST) {
            if (!givenUp) {
                reports.add(TypeMessages.tooMuch(depth >= DEEPEST, at));
            }
            givenUp = true;
            return otherwise.get();
        }
        steps++;
        depth++;
        try {
            return body.get();
        } finally {
            depth--;
        }
    }
}
