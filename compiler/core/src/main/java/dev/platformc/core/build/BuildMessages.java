package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.eval.Declared;
import dev.platformc.core.model.Identity;
import dev.platformc.core.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Words that every kind needs.
final class BuildMessages {
    /// More of them are counted: in a large platform every such message would list it whole.
    private static final int MOST_CANDIDATES = 8;

    /// In front, so that many of them can be told together.
    private static final String NOT_EMITTED = "checked and not emitted yet: ";

    private BuildMessages() {}

    static Diagnostic missing(Identity id, String attribute) {
        return Diagnostic.of(
                Code.ATTRIBUTE_MISSING,
                id.display() + " needs `" + attribute + "`",
                id.span(),
                "`" + attribute + "` is not written");
    }

    /// @param what with its backticks
    static Diagnostic notYet(String what, Span at) {
        return Diagnostic.of(
                Code.NOT_YET,
                what + " is part of the language but not done yet in this version",
                at,
                "nothing would come of it");
    }

    /// Of a whole declaration.
    static Diagnostic notEmitted(Identity id) {
        return Diagnostic.of(
                Code.NOT_EMITTED,
                NOT_EMITTED + id.display(),
                id.span(),
                "no object is written for it");
    }

    /// Of some attributes of a declaration.
    ///
    /// @param attributes where each of them stands
    static Diagnostic notEmitted(Identity id, Map<String, Span> attributes) {
        var names = new ArrayList<>(attributes.keySet());
        names.sort(Comparator.comparing(name -> !isInside(id, attributes.get(name))));
        var places =
                names.stream().map(name -> Objects.requireNonNull(attributes.get(name))).toList();
        var message =
                Diagnostic.of(
                        Code.NOT_EMITTED,
                        NOT_EMITTED + listed(names) + " of " + id.display(),
                        places.getFirst(),
                        "no object says so");
        for (var place : places.subList(1, places.size())) {
            message = message.withRelated(place, "nor this");
        }
        return message;
    }

    /// What a declaration says itself comes before what it takes from a `let`.
    private static boolean isInside(Identity id, @Nullable Span at) {
        var declaration = id.declaration();
        return at != null
                && at.file().equals(declaration.file())
                && at.start() >= declaration.start()
                && at.end() <= declaration.end();
    }

    /// ``"`a`, `b` and `c`"``
    static String listed(List<String> names) {
        var quoted = names.stream().map(n -> "`" + n + "`").toList();
        return quoted.size() == 1
                ? quoted.getFirst()
                : String.join(", ", quoted.subList(0, quoted.size() - 1))
                        + " and "
                        + quoted.getLast();
    }

    /// @param attribute that was left out
    static Diagnostic ambiguous(Identity user, String attribute, List<Declared> candidates) {
        var shown = candidates.subList(0, Math.min(MOST_CANDIDATES, candidates.size()));
        int more = candidates.size() - shown.size();
        var names =
                shown.stream().map(c -> "`" + c.id().name() + "`").collect(Collectors.joining(", "))
                        + (more > 0 ? " and " + more + " more" : "");
        var message =
                Diagnostic.of(
                        Code.AMBIGUOUS_DEFAULT,
                        user.display()
                                + " does not say `"
                                + attribute
                                + "` and there are "
                                + candidates.size(),
                        user.span(),
                        "`" + attribute + "` could be any of " + names);
        for (var candidate : shown) {
            message = message.withRelated(candidate.id().span(), "one of them");
        }
        return message;
    }

    static Diagnostic nothingToDefaultTo(Identity user, String attribute, String kinds) {
        return Diagnostic.of(
                Code.ATTRIBUTE_MISSING,
                user.display() + " needs a " + kinds + " and none is declared",
                user.span(),
                "there is nothing that `" + attribute + "` could be");
    }

    /// @param what the value with its noun: ``"a context of `0 tokens`"``
    /// @param allowed completes "must be"
    static Diagnostic outOfRange(String what, Span at, String allowed) {
        return Diagnostic.of(
                Code.OUT_OF_RANGE, what + " cannot be meant", at, "must be " + allowed);
    }

    static Diagnostic tooLong(Identity id) {
        return Diagnostic.of(
                Code.NUMBER_TOO_LONG,
                "the sizes of " + id.display() + " are beyond what can be counted",
                id.span(),
                "more than 9,223,372,036,854,775,807 bytes, or a number of more than 38 digits");
    }

    static Fix replace(String title, Confidence confidence, Span at, String text) {
        return new Fix(title, confidence, List.of(new Edit(at, text)));
    }

    /// `1 node`, `2 nodes`
    static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
