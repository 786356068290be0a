package dev.platformc.core.eval;

import dev.platformc.core.kind.Attribute;
import dev.platformc.core.kind.Type;

/// Where a value stands, for what it may be and how messages call it.
///
/// @param name the attribute's
/// @param optional whether `none` may stand there
record Place(String name, Type type, boolean optional) {
    static final Place ANYWHERE = new Place("", new Type.Anything(), true);

    static Place of(Attribute row) {
        return new Place(row.name(), row.type(), !row.required());
    }

    /// A place inside this one, such as an element of the list.
    Place inside(Type type) {
        return new Place(name, type, false);
    }

    /// The same place expecting something else.
    Place expecting(Type type) {
        return new Place(name, type, optional);
    }

    boolean untyped() {
        return type instanceof Type.Anything;
    }

    /// How a message starts: ``"`memory` takes"``.
    String subject() {
        return name.isEmpty() ? "this place" : "`" + name + "`";
    }
}
