package dev.platformc.core.build;

import dev.platformc.core.eval.Declared;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.CountRange;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Quantity;
import dev.platformc.hardware.quantity.Rational;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a declaration or a record in it writes, taken attribute by attribute. What nobody took is
/// reported by [#finish] as not done yet, so that nothing written is dropped in silence.
///
/// Values are typed already; one of another type is a bug of ours and throws.
final class Attributes {
    private final Report report;
    private final String owner;
    private final Span declaration;
    private final Map<String, Sourced<Value>> values;
    private final Set<String> taken = new LinkedHashSet<>();

    /// What was written and no emitter writes, for one message at the end; shared with the records
    /// inside.
    private final Map<String, Span> notEmitted;

    private final @Nullable Identity id;

    /// @param owner what messages call it: `pool`, `kueue`
    /// @param declaration answers for the defaults
    Attributes(Report report, String owner, Span declaration, Map<String, Sourced<Value>> values) {
        this(report, owner, declaration, values, null, new LinkedHashMap<>());
    }

    private Attributes(
            Report report,
            String owner,
            Span declaration,
            Map<String, Sourced<Value>> values,
            @Nullable Identity id,
            Map<String, Span> notEmitted) {
        this.report = report;
        this.owner = owner;
        this.declaration = declaration;
        this.values = values;
        this.id = id;
        this.notEmitted = notEmitted;
    }

    static Attributes of(Report report, Declared declared) {
        var attributes =
                new Attributes(
                        report,
                        declared.id().kind(),
                        declared.id().span(),
                        declared.attributes(),
                        declared.id(),
                        new LinkedHashMap<>());
        attributes.common();
        attributes.notEmitted("deprecated");
        return attributes;
    }

    Span declaration() {
        return declaration;
    }

    /// Whether something stands there, be it only a value that could not be worked out.
    boolean isWritten(String name) {
        var value = values.get(name);
        return value != null && !(value.value() instanceof Value.None);
    }

    /// Whether `none` is written there.
    boolean isNone(String name) {
        taken.add(name);
        return written(name) instanceof Value.None;
    }

    /// Absent when not written, `none`, or not worked out.
    @Nullable Sourced<Value> find(String name) {
        taken.add(name);
        var value = values.get(name);
        if (value == null
                || value.value() instanceof Value.None
                || value.value() instanceof Value.Missing) {
            return null;
        }
        return value;
    }

    /// As [#find]; an absent one that must be there is reported.
    @Nullable Sourced<Value> require(Identity id, String name) {
        var value = find(name);
        if (value == null && !(written(name) instanceof Value.Missing)) {
            report.add(BuildMessages.missing(id, name));
        }
        return value;
    }

    /// What every declaration may write is read with its identity.
    void common() {
        taken.addAll(List.of("labels", "was", "deprecated"));
    }

    private @Nullable Value written(String name) {
        var value = values.get(name);
        return value == null ? null : value.value();
    }

    @Nullable Sourced<String> text(String name) {
        var value = find(name);
        return value == null ? null : value.map(Attributes::textOf);
    }

    Sourced<String> text(String name, String preset) {
        return orPreset(text(name), preset);
    }

    @Nullable Sourced<Quantity> quantity(String name) {
        var value = find(name);
        return value == null ? null : value.map(v -> amount(v));
    }

    @Nullable Sourced<Integer> count(String name) {
        var value = find(name);
        return value == null ? null : value.map(Attributes::countOf);
    }

    Sourced<Integer> count(String name, int preset) {
        return orPreset(count(name), preset);
    }

    @Nullable Sourced<Long> whole(String name) {
        var quantity = quantity(name);
        return quantity == null ? null : quantity.map(q -> q.amount().floor().longValueExact());
    }

    @Nullable Sourced<CountRange> counts(String name) {
        var value = find(name);
        return value == null ? null : value.map(Attributes::rangeOf);
    }

    @Nullable Sourced<Rational> number(String name) {
        var quantity = quantity(name);
        return quantity == null ? null : quantity.map(Quantity::amount);
    }

    @Nullable Sourced<Bytes> bytes(String name) {
        var quantity = quantity(name);
        return quantity == null ? null : quantity.map(q -> Bytes.of(q.amount()));
    }

    Sourced<Boolean> bool(String name, boolean preset) {
        var value = find(name);
        if (value == null) {
            return Sourced.preset(preset, declaration);
        }
        if (!(value.value() instanceof Value.Bool(var truth))) {
            throw unexpected(name, value.value());
        }
        return value.map(_ -> truth);
    }

    /// A member of an enum, a level, or a constructor's name.
    @Nullable Sourced<String> word(String name) {
        return text(name);
    }

    @Nullable Sourced<Declared> reference(String name) {
        var value = find(name);
        if (value == null) {
            return null;
        }
        if (!(value.value() instanceof Value.Reference(var target))) {
            throw unexpected(name, value.value());
        }
        return value.map(_ -> target);
    }

    /// Elements of a list; one value alone is a list of it.
    @Nullable Sourced<List<Sourced<Value>>> list(String name) {
        var value = find(name);
        return value == null ? null : new Sourced<>(elements(value), value.origin());
    }

    Sourced<List<String>> texts(String name) {
        var list = list(name);
        if (list == null) {
            return Sourced.preset(List.of(), declaration);
        }
        return list.map(l -> l.stream().map(e -> textOf(e.value())).toList());
    }

    /// A map whose values are text, in the order written. Secrets in it reach no object yet, which
    /// is said.
    Map<String, Sourced<String>> textMap(String name) {
        var value = find(name);
        var map = new LinkedHashMap<String, Sourced<String>>();
        if (value != null && value.value() instanceof Value.Fields(var fields)) {
            for (var entry : fields.entrySet()) {
                var text = entry.getValue();
                if (text.value() instanceof Value.Secret) {
                    notEmitted(name + "." + entry.getKey(), text.span());
                } else if (!isAbsent(text.value())) {
                    map.put(entry.getKey(), text.map(Attributes::textOf));
                }
            }
        }
        return map;
    }

    /// The fields of a record, or of a constructor.
    @Nullable Attributes fields(String name) {
        var value = find(name);
        return value == null ? null : fieldsOf(owner + "." + name, value);
    }

    /// @param called what messages call it
    Attributes fieldsOf(String called, Sourced<Value> value) {
        return new Attributes(
                report,
                called,
                declaration,
                switch (value.value()) {
                    case Value.Fields(var fields) -> fields;
                    case Value.Constructor(_, var fields) -> fields;
                    default -> Map.of();
                },
                null,
                notEmitted);
    }

    /// Says that no emitter writes these attributes, where they are written.
    ///
    /// @param names of attributes of this declaration or record
    void notEmitted(String... names) {
        for (var name : names) {
            var value = values.get(name);
            if (value != null && !(value.value() instanceof Value.None)) {
                notEmitted(name, value.span());
            }
        }
    }

    /// Says that no emitter writes this.
    ///
    /// @param what the attribute, or the attribute and its value: `run = tensorflow`
    void notEmitted(String what, Span at) {
        boolean isRecord = id == null && !owner.contains(" ");
        notEmitted.putIfAbsent(isRecord ? inside(what) : what, at);
    }

    /// `gang.place` and `group` are `place.group`.
    private String inside(String what) {
        return owner.substring(owner.indexOf('.') + 1) + "." + what;
    }

    /// Reports what was written and never taken, and, for a whole declaration, what no emitter
    /// writes.
    void finish() {
        if (id != null && !notEmitted.isEmpty()) {
            report.add(BuildMessages.notEmitted(id, notEmitted));
        }
        for (var entry : values.entrySet()) {
            if (!taken.contains(entry.getKey()) && !isAbsent(entry.getValue().value())) {
                report.add(
                        BuildMessages.notYet(
                                "`" + owner + "." + entry.getKey() + "`", entry.getValue().span()));
            }
        }
    }

    private <T> Sourced<T> orPreset(@Nullable Sourced<T> value, T preset) {
        return value == null ? Sourced.preset(preset, declaration) : value;
    }

    static boolean isAbsent(Value value) {
        return value instanceof Value.None || value instanceof Value.Missing;
    }

    static List<Sourced<Value>> elements(Sourced<Value> value) {
        if (!(value.value() instanceof Value.Listing(var elements))) {
            return isAbsent(value.value()) ? List.of() : List.of(value);
        }
        var present = new ArrayList<>(elements);
        present.removeIf(e -> isAbsent(e.value()));
        return present;
    }

    static String textOf(Value value) {
        return switch (value) {
            case Value.Text(var text) -> text;
            case Value.Word(var word) -> word;
            case Value.Constructor(var name, _) -> name;
            case Value.Amount(var quantity) -> quantity.toString();
            case Value.Bool(var truth) -> Boolean.toString(truth);
            case Value.Slice(var profile, _) -> profile;
            case Value.Reference(var target) -> target.id().name();
            case Value.Entry(var target, var key) -> target.id().name() + "[" + key + "]";
            default -> throw unexpected("text", value);
        };
    }

    static Quantity amount(Value value) {
        if (!(value instanceof Value.Amount(var quantity))) {
            throw unexpected("amount", value);
        }
        return quantity;
    }

    static int countOf(Value value) {
        return amount(value).amount().floor().intValueExact();
    }

    static CountRange rangeOf(Value value) {
        return value instanceof Value.Range(var least, var most)
                ? range(least, most)
                : CountRange.of(countOf(value));
    }

    static CountRange range(Quantity least, Quantity most) {
        return new CountRange(
                least.amount().floor().intValueExact(), most.amount().floor().intValueExact());
    }

    private static IllegalStateException unexpected(String wanted, Value value) {
        return new IllegalStateException("not " + wanted + ": " + value);
    }
}
