package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.eval.Declared;
import java.util.List;

final class PlatformMessages {
    private PlatformMessages() {}

    static Diagnostic count(List<Declared> platforms) {
        if (platforms.isEmpty()) {
            return Diagnostic.general(Code.PLATFORM_COUNT, "there is no `platform` declaration")
                    .withNote("one file of the directory says `platform NAME`");
        }
        var first = platforms.getFirst();
        var message =
                Diagnostic.of(
                        Code.PLATFORM_COUNT,
                        "a directory is one platform and here are " + platforms.size(),
                        platforms.getLast().id().span(),
                        "another one");
        return message.withRelated(first.id().span(), "the first one");
    }
}
