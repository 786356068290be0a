package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Identity;
import dev.platformc.core.text.Span;

/// Words for renames.
final class RenameMessages {
    private RenameMessages() {}

    static Diagnostic stillThere(Identity renamed, Span at, Identity holder) {
        boolean itself = renamed.name().equals(holder.name());
        return Diagnostic.of(
                        Code.WAS_STILL_THERE,
                        itself
                                ? renamed.display() + " has the name that it is said to have had"
                                : "there is still a " + holder.display(),
                        at,
                        "said to be the former name of `" + renamed.name() + "`")
                .withRelated(holder.span(), itself ? "its name" : "has that name now")
                .withNote(
                        "`was` hands the place in `platform.lock` over to the new name; delete it"
                                + " when nothing was renamed");
    }

    static Diagnostic twice(Identity renamed, Span at, Identity other) {
        var was = other.was();
        return Diagnostic.of(
                        Code.WAS_STILL_THERE,
                        "`" + other.name() + "` and `" + renamed.name() + "` claim one former name",
                        at,
                        "only one of them can have had it")
                .withRelated(was == null ? other.span() : was.span(), "the other one")
                .withNote("`was` hands the place in `platform.lock` over to one new name");
    }
}
