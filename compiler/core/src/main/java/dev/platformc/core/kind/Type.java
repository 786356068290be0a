package dev.platformc.core.kind;

import dev.platformc.hardware.quantity.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an attribute takes.
public sealed interface Type {
    /// Text in quotes.
    record Text() implements Type {}

    /// A container image: text with `.registry`, `.repository`, `.tag` and `.digest`.
    record Image() implements Type {}

    record Bool() implements Type {}

    /// A whole number; both ends included.
    record Whole(long least, long most) implements Type {}

    /// Any number that is not negative.
    record Decimal() implements Type {}

    /// 0 % to 100 %.
    record Percent() implements Type {}

    /// An amount of one dimension, not negative.
    record Amount(Dimension.Plain dimension) implements Type {}

    /// Money an hour, in any currency.
    record Price() implements Type {}

    record Money() implements Type {}

    /// An ISO 4217 code, as a bare word.
    record Currency() implements Type {}

    /// A word that need not be declared, such as a former name.
    record Name() implements Type {}

    /// One of several words.
    ///
    /// @param ordered whether `<` compares them
    record Choice(List<Member> members, boolean ordered) implements Type {}

    /// A word of a choice.
    ///
    /// @param built whether this version can do it
    record Member(String word, boolean built) {}

    /// A level of a tree of nodes: `node`, `domain` or a word that a pool uses.
    record Level() implements Type {}

    /// A card model of the catalog whose MIG profiles are meant.
    record Family() implements Type {}

    /// A plain value or `least..most`.
    record Range(Type of) implements Type {}

    /// `8 x thing`
    record Multiple(Type of, Counts counts) implements Type {}

    /// What may stand before the `x`.
    enum Counts {
        EXACT,
        /// A range is part of the language and not built yet.
        RANGE_LATER,
        RANGE
    }

    /// `4 x rack of 8 x dgx-h100`, any number of levels.
    record Tree() implements Type {}

    /// A MIG profile, perhaps at a place on the card.
    record Slice() implements Type {}

    /// A piece of a sharing: `25% of turns`.
    record Part() implements Type {}

    record ListOf(Type of) implements Type {}

    /// Keys are words or text.
    record MapOf(Type of) implements Type {}

    /// A record whose fields are known: `{ required = rack }`.
    record Structure(List<Attribute> fields) implements Type {}

    /// One of several named records; the block may be left out.
    record OneOf(List<Constructor> constructors) implements Type {}

    /// A named record.
    ///
    /// @param built whether this version can do it
    record Constructor(String word, List<Attribute> fields, boolean built) {}

    /// A declaration of one of the kinds, or an entry of the catalog where the kind has some.
    record Reference(List<String> kinds) implements Type {}

    /// A declaration written where it is used, without a name: `node { cpu = 8, … }`.
    record InPlace(String kind) implements Type {}

    /// `lake["raw/"]`: a path in a storage, an entry of a registry.
    record Entry(String kind) implements Type {}

    /// `secret("name", "key")`
    record Secret() implements Type {}

    /// A kind of object in Kubernetes: `Deployment`, or with its group
    /// `"kueue.x-k8s.io/ClusterQueue"`.
    record ObjectKind() implements Type {}

    /// Paths into an object, and what to set there: `{ spec.paused = true }`.
    record Settings() implements Type {}

    /// Lines of a rule: what only kinds of rules have.
    record Free(String noun) implements Type {
        /// Declarations of any kind: what a waiver or a patch speaks of.
        public static final Free DECLARATIONS = new Free("a declaration or a list of them");
    }

    /// Any of these.
    record Either(List<Type> types) implements Type {}

    /// Part of the language and not built yet.
    ///
    /// @param noun names it in the message: `a list of teams`
    record Later(Type type, String noun) implements Type {}

    /// A place that expects no type: an operand, a `let` that nothing uses.
    record Anything() implements Type {}

    /// The types that this one stands for; one unless it is an [Either].
    default List<Type> alternatives() {
        if (!(this instanceof Either(var types))) {
            return List.of(this);
        }
        var all = new ArrayList<Type>();
        types.forEach(type -> all.addAll(type.alternatives()));
        return all;
    }

    /// The first alternative of a class.
    default <T extends Type> Optional<T> find(Class<T> wanted) {
        return alternatives().stream().filter(wanted::isInstance).map(wanted::cast).findFirst();
    }

    /// With an article, in the words of the reader: `a count`, `a pool or a sharing`.
    default String describe() {
        return Words.describe(this);
    }
}
