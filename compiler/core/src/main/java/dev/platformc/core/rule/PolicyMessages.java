package dev.platformc.core.rule;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.eval.Breach;
import dev.platformc.core.eval.Policy;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.syntax.Member;
import dev.platformc.core.text.Span;
import java.util.List;

/// The words about policies and waivers.
final class PolicyMessages {
    private PolicyMessages() {}

    /// @param breaches not empty
    static Diagnostic broken(Policy policy, Member.Clause clause, List<Breach> breaches) {
        boolean advice = clause.verb() == Member.Verb.ADVISE;
        var members = breaches.stream().map(Breach::member).distinct().toList();
        boolean named = !members.contains("");
        var single = breaches.size() == 1 ? breaches.getFirst() : null;
        var message =
                Diagnostic.of(
                        advice ? Code.POLICY_ADVICE : Code.POLICY_BROKEN,
                        headline(policy.id(), advice, named ? members : List.of()),
                        single == null ? clause.condition().span() : single.at(),
                        single == null ? counted(members.size()) : label(single));
        if (single != null) {
            message = alone(message, single);
        } else {
            message = Breaches.listed(message, breaches);
        }
        var because = clause.because() == null ? null : clause.because().plain();
        return because == null ? message : message.withNote("because: " + because);
    }

    private static String headline(Identity policy, boolean advice, List<String> members) {
        var verb = advice ? " is not followed" : " is broken";
        return switch (members.size()) {
            case 0 -> policy.display() + verb;
            case 1 -> policy.display() + verb + " by " + members.getFirst();
            case 2 ->
                    policy.display()
                            + verb
                            + " by "
                            + members.getFirst()
                            + " and "
                            + members.getLast();
            default -> policy.display() + verb + " by " + members.size() + " declarations";
        };
    }

    private static String counted(int members) {
        return members + " break it";
    }

    private static String label(Breach breach) {
        return breach.member().isEmpty() ? breach.says() : "not so for " + breach.member();
    }

    private static Diagnostic alone(Diagnostic message, Breach breach) {
        var shown = breach.shown();
        if (!breach.member().isEmpty() && shown != null) {
            message = message.withRelated(shown, breach.says());
        } else if (!breach.member().isEmpty()) {
            message = message.withNote(breach.member() + ": " + breach.says());
        } else if (shown != null && breach.remarks().isEmpty()) {
            message = message.withRelated(shown, "this is " + owner(breach));
        }
        message = Breaches.explained(message, breach);
        return breach.excess() == null ? message : message.withNote(breach.excess());
    }

    private static String owner(Breach breach) {
        return breach.members().isEmpty() ? "it" : breach.members().getLast().name();
    }

    static Diagnostic noDay(String text, Span at) {
        return Diagnostic.of(
                        Code.DATE_INVALID,
                        "`" + text + "` is no day of the calendar",
                        at,
                        "a day such as \"2027-03-31\" belongs here")
                .withNote("year, month and day with dashes between them, as in ISO 8601");
    }

    static Diagnostic expired(Waiver waiver, Day today) {
        var until = waiver.until();
        var message =
                Diagnostic.of(
                        Code.WAIVER_EXPIRED,
                        waiver.id().display() + " has run out",
                        until == null ? waiver.id().span() : until.span(),
                        "its last day, and it is judged as of " + today);
        return message.withNote("it exempted " + exempted(waiver) + ": " + waiver.because());
    }

    private static String exempted(Waiver waiver) {
        return Breaches.named(waiver.exempt().stream().map(e -> e.value().display()).toList())
                + " from "
                + waiver.policy().display();
    }

    static Diagnostic needless(Waiver waiver, Sourced<Identity> exempt) {
        boolean only = waiver.exempt().size() == 1;
        return Diagnostic.of(
                        Code.WAIVES_NOTHING,
                        exempt.value().display()
                                + " does not break "
                                + waiver.policy().display()
                                + ", so nothing is waived",
                        exempt.span(),
                        "keeps the policy, or is not asked by it")
                .withRelated(waiver.policy().span(), "the policy")
                .withNote(
                        only
                                ? waiver.id().display() + " can go"
                                : "it can leave the list of " + waiver.id().display());
    }
}
