package dev.platformc.solver.rule;

import dev.platformc.core.Frontend;
import dev.platformc.core.diagnostic.Outcome;
import dev.platformc.core.eval.Facts;
import dev.platformc.core.eval.Rules;
import dev.platformc.core.rule.Waiver;
import dev.platformc.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/// A plan whose policies have been judged, with what further conditions are judged by.
///
/// @param waivers in force
/// @param facts all of them
public record JudgedPlan(Plan plan, List<Waiver> waivers, Rules rules, Facts facts) {

    /// Judges the policies that waited for the plan.
    public static Outcome<JudgedPlan> of(Plan plan, Frontend.Read read) {
        var facts = new PlanFacts(plan, read.facts());
        var judged = read.policies().judge(facts);
        var said = new ArrayList<>(judged.diagnostics());
        said.addAll(judged.rest().needless());
        return Outcome.of(
                new JudgedPlan(plan, read.policies().waivers(), read.declarations().rules(), facts),
                said);
    }
}
