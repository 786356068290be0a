package dev.platformc.emit.schema;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What may stand in a field, whoever says so: a model of Kubernetes or a CRD.
public sealed interface Schema {
    /// An object with fields that are known. They are looked up when somebody asks, for schemas can
    /// contain themselves.
    ///
    /// @param open whether it takes other fields too
    record Structure(
            SortedSet<String> names,
            Function<String, Schema> fields,
            SortedSet<String> required,
            boolean open)
            implements Schema {
        public Optional<Schema> field(String name) {
            return names.contains(name)
                    ? Optional.of(fields.apply(name))
                    : open ? Optional.of(new Anything()) : Optional.empty();
        }
    }

    /// A map with keys of the author's choice.
    record Entries(Schema of) implements Schema {}

    /// @param key field of the elements that tells them apart; absent: the list is replaced as a
    ///   whole
    record Items(Schema of, @Nullable String key) implements Schema {
        /// What tells the elements of a list of this name apart in pods, where no schema says it.
        public static @Nullable String usualKey(String field) {
            return MergeKeys.ofField(field);
        }
    }

    /// One value.
    record Scalar(Sort sort, Limits limits) implements Schema {
        static Scalar of(Sort sort) {
            return new Scalar(sort, Limits.NONE);
        }
    }

    /// Whatever its author likes.
    record Anything() implements Schema {}

    /// Sorts of values.
    enum Sort {
        TEXT("text"),
        WHOLE("a whole number"),
        DECIMAL("a number"),
        TRUTH("`true` or `false`"),
        QUANTITY("a quantity such as `8GiB` or `500m`"),
        WHOLE_OR_TEXT("a whole number or text");

        private final String words;

        Sort(String words) {
            this.words = words;
        }

        /// With an article.
        public String describe() {
            return words;
        }
    }

    /// What a CRD asks of a value besides.
    ///
    /// @param allowed empty: any
    record Limits(
            List<String> allowed,
            @Nullable Double least,
            @Nullable Double most,
            @Nullable String pattern) {
        static final Limits NONE = new Limits(List.of(), null, null, null);

        public Limits {
            allowed = List.copyOf(allowed);
        }
    }

    /// With an article.
    default String describe() {
        return switch (this) {
            case Structure _ -> "a record `{ … }`";
            case Entries(var of) -> "a map to " + of.describe();
            case Items _ -> "a list";
            case Scalar(var sort, _) -> sort.describe();
            case Anything _ -> "any value";
        };
    }
}
