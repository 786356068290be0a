package dev.platformc.core.eval;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.eval.Verdict.Finding;
import dev.platformc.core.syntax.Expr;
import java.util.EnumSet;
import java.util.List;

/// The policies and tests of a platform, and the one place where conditions are judged: with the
/// names, operators and functions that attributes are worked out with, and facts besides.
public final class Rules {
    private final Evaluation evaluation;
    private final List<Policy> policies;
    private final List<TestCase> tests;

    Rules(Evaluation evaluation, List<Policy> policies, List<TestCase> tests) {
        this.evaluation = evaluation;
        this.policies = List.copyOf(policies);
        this.tests = List.copyOf(tests);
    }

    /// By full name.
    public List<Policy> policies() {
        return policies;
    }

    /// By full name.
    public List<TestCase> tests() {
        return tests;
    }

    /// Judges a condition by what is known.
    public Verdict judge(Expr condition, Facts facts) {
        int before = evaluation.reports.size();
        evaluation.reports.hear(EnumSet.allOf(Code.class));
        evaluation.facts = facts;
        evaluation.waits = false;
        try {
            var finding = finding(condition);
            return new Verdict(finding, evaluation.reports.since(before));
        } finally {
            evaluation.facts = null;
        }
    }

    private Finding finding(Expr condition) {
        var truth = evaluation.expressions.truth(condition, Env.PLATFORM);
        if (truth == null) {
            return evaluation.waits ? new Finding.Waits() : new Finding.Unclear();
        }
        return truth
                ? new Finding.Holds()
                : new Finding.Broken(Reasons.of(evaluation, condition));
    }
}
