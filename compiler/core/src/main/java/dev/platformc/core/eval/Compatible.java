package dev.platformc.core.eval;

import dev.platformc.core.kind.Type;
import dev.platformc.core.kind.Type.Constructor;
import dev.platformc.core.kind.Type.Member;
import java.util.Collections;

/// Whether a place could take a value of which only the type is known.
final class Compatible {
    private Compatible() {}

    static boolean fits(Type from, Type to) {
        return from.alternatives().stream()
                .anyMatch(a -> to.alternatives().stream().anyMatch(b -> one(a, b)));
    }

    private static boolean one(Type from, Type to) {
        if (from instanceof Type.Anything || to instanceof Type.Anything) {
            return true;
        }
        if (to instanceof Type.Later(var of, _)) {
            return fits(from, of);
        }
        if (to instanceof Type.Range(var of) && !(from instanceof Type.Range)) {
            return fits(from, of);
        }
        return switch (from) {
            case Type.Text _, Type.Image _ -> to instanceof Type.Text || to instanceof Type.Image;
            case Type.Whole _, Type.Decimal _ ->
                    to instanceof Type.Whole || to instanceof Type.Decimal;
            case Type.Amount(var dimension) ->
                    to instanceof Type.Amount(var other) && dimension == other;
            case Type.Choice(var members, _) ->
                    to instanceof Type.Choice(var others, _)
                            && !Collections.disjoint(
                                    members.stream().map(Member::word).toList(),
                                    others.stream().map(Member::word).toList());
            case Type.OneOf(var constructors) ->
                    to instanceof Type.OneOf(var others)
                            && !Collections.disjoint(
                                    constructors.stream().map(Constructor::word).toList(),
                                    others.stream().map(Constructor::word).toList());
            case Type.Reference(var kinds) ->
                    to instanceof Type.Reference(var others)
                            && !Collections.disjoint(kinds, others);
            case Type.Range(var of) -> to instanceof Type.Range(var other) && fits(of, other);
            case Type.ListOf(var of) -> to instanceof Type.ListOf(var other) && fits(of, other);
            case Type.MapOf(var of) ->
                    to instanceof Type.Structure
                            || to instanceof Type.MapOf(var other) && fits(of, other);
            case Type.Later(var of, _) -> fits(of, to);
            case Type.Multiple(var of, _) ->
                    to instanceof Type.Multiple(var other, _) && fits(of, other);
            default -> from.getClass() == to.getClass();
        };
    }
}
