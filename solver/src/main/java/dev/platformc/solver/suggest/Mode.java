package dev.platformc.solver.suggest;

import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Supply;
import dev.platformc.core.model.Team;

/// How a card is used by several, strongest first.
public enum Mode {
    WHOLE("whole", Team.Isolation.GPU, "a card each"),
    MIG("mig", Team.Isolation.SLICE, "memory, compute and faults are kept apart by the card"),
    MPS(
            "mps",
            Team.Isolation.NONE,
            "memory is limited and compute shared; a fatal fault of one ends all on the card"),
    TIME(
            "time",
            Team.Isolation.NONE,
            "memory is limited and the card taken in turns; faults are not kept apart");

    private final String word;
    private final Team.Isolation gives;
    private final String what;

    Mode(String word, Team.Isolation gives, String what) {
        this.word = word;
        this.gives = gives;
        this.what = what;
    }

    /// As the language has it.
    public String word() {
        return word;
    }

    /// How near others come at the nearest.
    public Team.Isolation gives() {
        return gives;
    }

    /// What is kept apart, in a phrase.
    public String what() {
        return what;
    }

    static Mode of(Supply supply) {
        return !(supply instanceof Sharing sharing)
                ? WHOLE
                : switch (sharing.slice().value()) {
                    case Sharing.Slicing.Mig _ -> MIG;
                    case Sharing.Slicing.Mps _ -> MPS;
                    case Sharing.Slicing.Time _ -> TIME;
                    case Sharing.Slicing.Whole _ -> WHOLE;
                };
    }
}
