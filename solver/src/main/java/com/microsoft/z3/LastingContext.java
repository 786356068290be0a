package com.microsoft.z3;

import java.util.ArrayList;
import java.util.List;

/// A context that lets go of nothing before it is closed.
///
/// An ordinary one gives a term back to Z3 when Java's garbage collector has found the term's
/// object dead; Z3 then uses the term's number again, and orders by these numbers. So the answer
/// would depend on when the collector runs, that is on the heap and on what else the machine does.
/// It stands in Z3's package because only there the queue of dead objects can be replaced; see
/// `docs/decisions/0008-equal-answers-from-z3.md`.
public final class LastingContext extends Context {
    private final Z3ReferenceQueue lasting = new LastingQueue(this);

    @Override
    Z3ReferenceQueue getReferenceQueue() {
        return lasting;
    }

    /// Gives everything back, in the order in which it was made, and the context.
    @Override
    public void close() {
        lasting.forceClear();
        super.close();
    }

    private static final class LastingQueue extends Z3ReferenceQueue {
        private final List<Z3Object> alive = new ArrayList<>();

        LastingQueue(Context context) {
            super(context);
        }

        @Override
        <T extends Z3Object> void storeReference(T object, ReferenceConstructor<T> constructor) {
            alive.add(object);
            super.storeReference(object, constructor);
        }

        @Override
        public void forceClear() {
            super.forceClear();
            alive.clear();
        }
    }
}
