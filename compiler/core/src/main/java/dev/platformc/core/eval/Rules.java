package dev.platformc.core.eval;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.eval.Verdict.Finding;
import dev.platformc.core.syntax.Expr;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/// The policies and tests of a platform, and the one place where conditions are judged: with the
/// names, operators and functions that attributes are worked out with, and facts besides.
public final class Rules {
    private final Evaluation evaluation;
    private final List<Policy> policies;
    private final List<TestCase> tests;

    /// Where each policy is written, by full name: it sees the names there.
    private final Map<String, Scope> scopes;

    Rules(
            Evaluation evaluation,
            List<Policy> policies,
            Map<String, Scope> scopes,
            List<TestCase> tests) {
        this.evaluation = evaluation;
        this.policies = List.copyOf(policies);
        this.scopes = Map.copyOf(scopes);
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

    /// Judges a condition of a policy by what is known.
    public Verdict judge(Policy policy, Expr condition, Facts facts) {
        return judge(
                condition, scopes.getOrDefault(policy.id().name(), evaluation.platform), facts);
    }

    /// Judges a condition of a test by what is known.
    public Verdict judge(Expr condition, Facts facts) {
        return judge(condition, evaluation.platform, facts);
    }

    Verdict judge(Expr condition, Scope scope, Facts facts) {
        int before = evaluation.reports.size();
        evaluation.reports.hear(EnumSet.allOf(Code.class));
        evaluation.facts = facts;
        evaluation.waits = false;
        try {
            var finding = evaluation.reports.within(scope, () -> finding(condition, Env.of(scope)));
            return new Verdict(finding, evaluation.reports.since(before));
        } finally {
            evaluation.facts = null;
        }
    }

    private Finding finding(Expr condition, Env env) {
        var truth = evaluation.expressions.truth(condition, env);
        if (truth == null) {
            return evaluation.waits ? new Finding.Waits() : new Finding.Unclear();
        }
        return truth
                ? new Finding.Holds()
                : new Finding.Broken(Reasons.of(evaluation, condition, env));
    }
}
