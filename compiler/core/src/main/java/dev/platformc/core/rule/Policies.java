package dev.platformc.core.rule;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.eval.Breach;
import dev.platformc.core.eval.Declarations;
import dev.platformc.core.eval.Facts;
import dev.platformc.core.eval.Policy;
import dev.platformc.core.eval.Rules;
import dev.platformc.core.eval.Verdict.Finding;
import dev.platformc.core.model.Identity;
import dev.platformc.core.syntax.Member;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether the policies hold: judged once before anything is placed, and what had to wait once more
/// when it is.
public final class Policies {
    private final Rules rules;
    private final List<Waiver> waivers;
    private final @Nullable Day today;
    private final List<Open> open;
    private final Set<Used> used;

    /// A clause to be judged.
    private record Open(Policy policy, Member.Clause clause) {}

    /// A waiver that exempted somebody.
    private record Used(String waiver, String exempt) {}

    private Policies(
            Rules rules,
            List<Waiver> waivers,
            @Nullable Day today,
            List<Open> open,
            Set<Used> used) {
        this.rules = rules;
        this.waivers = waivers;
        this.today = today;
        this.open = open;
        this.used = used;
    }

    /// What has come out so far.
    ///
    /// @param rest what must wait for the plan
    public record Judged(List<Diagnostic> diagnostics, Policies rest) {}

    /// All policies, and what is wrong with the waivers.
    ///
    /// @param today waivers whose last day is before it are gone; absent: none is
    public static Judged of(Declarations declarations, @Nullable Day today) {
        var said = new ArrayList<Diagnostic>();
        var waivers = new ArrayList<Waiver>();
        for (var declared : declarations.of("waive").toList()) {
            var waiver = Waiver.of(declared, said);
            if (waiver != null && today != null && waiver.isPast(today)) {
                said.add(PolicyMessages.expired(waiver, today));
            } else if (waiver != null) {
                waivers.add(waiver);
            }
        }
        var open =
                declarations.rules().policies().stream()
                        .flatMap(p -> p.clauses().stream().map(clause -> new Open(p, clause)))
                        .toList();
        return new Judged(
                said,
                new Policies(declarations.rules(), List.copyOf(waivers), today, open, Set.of()));
    }

    /// The waivers in force, by full name.
    public List<Waiver> waivers() {
        return waivers;
    }

    /// Judges what is open by what is known.
    public Judged judge(Facts facts) {
        var said = new ArrayList<Diagnostic>();
        var waiting = new ArrayList<Open>();
        var exempted = new HashSet<>(used);
        for (var one : open) {
            var verdict = rules.judge(one.policy(), one.clause().condition(), facts);
            said.addAll(verdict.said());
            switch (verdict.finding()) {
                case Finding.Holds _, Finding.Unclear _ -> {}
                case Finding.Waits _ -> waiting.add(one);
                case Finding.Broken(var breaches) -> {
                    var left =
                            breaches.stream()
                                    .filter(b -> !isExempt(one.policy().id(), b, exempted))
                                    .toList();
                    if (!left.isEmpty()) {
                        said.add(PolicyMessages.broken(one.policy(), one.clause(), left));
                    }
                }
            }
        }
        return new Judged(said, new Policies(rules, waivers, today, waiting, exempted));
    }

    private boolean isExempt(Identity policy, Breach breach, Set<Used> exempted) {
        boolean exempt = false;
        for (var waiver : waivers) {
            var covered = waiver.covers(policy, breach);
            if (covered != null) {
                exempted.add(new Used(waiver.id().key(), covered.key()));
                exempt = true;
            }
        }
        return exempt;
    }

    /// Waivers, or single declarations in them, that no policy needed; to be asked when nothing is
    /// open any more.
    public List<Diagnostic> needless() {
        var said = new ArrayList<Diagnostic>();
        for (var waiver : waivers) {
            for (var exempt : waiver.exempt()) {
                if (!used.contains(new Used(waiver.id().key(), exempt.value().key()))) {
                    said.add(PolicyMessages.needless(waiver, exempt));
                }
            }
        }
        return said;
    }
}
