package dev.platformc.core.eval;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.kind.Type;
import dev.platformc.core.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says what is known about a word that means nothing where it stands.
final class Unknown {
    private final Evaluation evaluation;

    Unknown(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    Diagnostic word(String word, Span at, Place place, Env env) {
        var scope = env.scope();
        if (word.equals("name") && scope.namer() == null) {
            return TemplateMessages.nameOutside(at);
        }
        boolean closed =
                place.type().alternatives().stream()
                        .allMatch(t -> t instanceof Type.Choice || t instanceof Type.OneOf);
        if (env.shape() && !closed) {
            return NameMessages.unknownInCondition(word, scope.valuesHere(), at);
        }
        var hidden = hidden(word, place, scope, at);
        if (hidden != null) {
            return hidden;
        }
        var words = evaluation.offers.all(place, scope);
        var bearers = scope.bearing(word);
        if (closed) {
            return NameMessages.notAMember(word, place, words, at);
        }
        var kinds = place.type().find(Type.Reference.class).map(Type.Reference::kinds);
        if (kinds.isPresent()) {
            return NameMessages.noSuchDeclaration(
                    word, kinds.get(), evaluation.census, scope, words, bearers, at);
        }
        if (!bearers.isEmpty() && !place.untyped()) {
            return TypeMessages.mismatch(place, Shown.article(bearers.getFirst().kind.name()), at);
        }
        return NameMessages.unknownWord(
                word,
                place,
                words,
                isDifference(word, scope),
                place.untyped() ? evaluation.census.all() : List.of(),
                at);
    }

    private static @Nullable Diagnostic hidden(String word, Place place, Scope scope, Span at) {
        var kinds = place.type().find(Type.Reference.class).map(Type.Reference::kinds);
        for (var kind : kinds.orElse(List.of())) {
            var condition = scope.hidden(kind, word);
            if (condition != null) {
                return NameMessages.hidden(word, kind, condition, at);
            }
        }
        return null;
    }

    /// Whether `a-b` names nothing and both its halves do.
    private static boolean isDifference(String word, Scope scope) {
        for (int dash = word.indexOf('-'); dash > 0; dash = word.indexOf('-', dash + 1)) {
            var right = word.substring(dash + 1);
            if (scope.named(word.substring(0, dash)) != null
                    && (scope.named(right) != null || right.chars().allMatch(Character::isDigit))) {
                return true;
            }
        }
        return false;
    }
}
