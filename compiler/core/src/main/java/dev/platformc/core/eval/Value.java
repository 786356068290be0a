package dev.platformc.core.eval;

import dev.platformc.core.model.FieldPath;
import dev.platformc.core.model.Sourced;
import dev.platformc.hardware.gpu.Gpu;
import dev.platformc.hardware.model.ModelShape;
import dev.platformc.hardware.node.NodeShape;
import dev.platformc.hardware.quantity.Quantity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an expression means once names are resolved and its type is known.
public sealed interface Value {
    /// Any amount; a plain number has the dimension `NUMBER`.
    record Amount(Quantity quantity) implements Value {}

    /// Both ends included, of one dimension.
    record Range(Quantity least, Quantity most) implements Value {}

    record Text(String text) implements Value {}

    record Bool(boolean value) implements Value {}

    /// A member of an enum (also `none` and `all` where those are members, as in `borrow`), the
    /// word of a level, a currency, or the card whose MIG profiles are meant.
    record Word(String word) implements Value {}

    /// One of several named records: `time { mode = fair }`; without a block the fields are empty.
    /// Also `worker { … }`, and `node { … }` written in place.
    record Constructor(String name, Map<String, Sourced<Value>> fields) implements Value {}

    /// `{ cpu = 8 }`; fields in the order written.
    record Fields(Map<String, Sourced<Value>> fields) implements Value {}

    /// Where one thing or a list of them may stand, a single one is not made a list.
    record Listing(List<Sourced<Value>> elements) implements Value {}

    /// `8 x worker { … }`. A tree is a multiple of a [Level], which holds the next multiple; the
    /// innermost is so many of a node: `2 x rack of 8 x dgx-h100`.
    record Multiple(Quantity least, Quantity most, Sourced<Value> each) implements Value {}

    /// `rack of 8 x dgx-h100`: a level of a tree and what is in each of its domains.
    record Level(String word, Sourced<Value> inside) implements Value {}

    /// `3g.40gb at 4`
    record Slice(String profile, @Nullable Integer start) implements Value {}

    /// `25% of turns`
    record Part(Sourced<Value> part, Sourced<Value> whole) implements Value {}

    /// Another declaration.
    record Reference(Declared target) implements Value {}

    /// `lake["raw/"]`
    record Entry(Declared target, String key) implements Value {}

    /// `secret("lake", "key")`
    record Secret(String name, String key) implements Value {}

    /// `{ spec.paused = true }`: paths into an object and what to set there, in the order written.
    record Settings(List<Setting> settings) implements Value {}

    record Setting(FieldPath path, Sourced<Value> value) {}

    /// A catalog entry or a changed copy of one, with the attributes that were changed.
    sealed interface CatalogEntry extends Value {
        String name();

        Map<String, Sourced<Value>> changes();

        /// What the catalog says of it; absent when it does not know, or has no such attribute.
        default @Nullable Value field(String attribute) {
            return CatalogFields.of(this, attribute);
        }
    }

    record GpuEntry(String name, Gpu gpu, Map<String, Sourced<Value>> changes)
            implements CatalogEntry {}

    record NodeEntry(String name, NodeShape shape, Map<String, Sourced<Value>> changes)
            implements CatalogEntry {}

    record ModelEntry(String name, ModelShape shape, Map<String, Sourced<Value>> changes)
            implements CatalogEntry {}

    /// A declaration used with changes in place: `house-70b { precision = fp16 }`.
    record ChangedReference(Declared target, Map<String, Sourced<Value>> changes)
            implements Value {}

    /// `none` where it is no member of an enum: the attribute is absent, whatever was copied.
    record None() implements Value {}

    /// Could not be worked out; already reported.
    record Missing() implements Value {}
}
