package dev.platformc.core.syntax;

import static dev.platformc.core.syntax.SyntaxMessages.bad;
import static dev.platformc.core.syntax.SyntaxMessages.fix;
import static dev.platformc.grammar.PlatformLexer.*;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.grammar.PlatformParser;
import org.jspecify.annotations.Nullable;

/// What stands where a name belongs and is none.
final class UnexpectedName {
    private UnexpectedName() {}

    /// `for = 3`, `pool in { … }`
    static @Nullable Diagnostic reservedName(Met met) {
        boolean name =
                switch (met.rule()) {
                    case PlatformParser.RULE_word,
                            PlatformParser.RULE_path,
                            PlatformParser.RULE_declaration ->
                            true;
                    default -> met.typeNear(1) == ASSIGN;
                };
        return Tokens.isReserved(met.type()) && name
                ? bad("`" + met.text() + "` is a reserved word", met.span(), "choose another name")
                        .withNote("reserved are if then else for in and or not true false")
                : null;
    }

    /// `pool pool gpus { … }`, `workers workers = 8`
    static @Nullable Diagnostic twice(Met met) {
        for (int back = -1; back >= -2; back--) {
            boolean twice =
                    Tokens.isWord(met.typeNear(back))
                            && met.textNear(back).equals(met.textNear(back - 1))
                            && met.startsElement(back - 1)
                            && (back == -1 || met.typeNear(-1) == ASSIGN);
            if (twice) {
                var both = met.spanNear(back - 1).to(met.spanNear(back));
                return bad(
                                "`" + met.textNear(back) + "` is written twice",
                                met.spanNear(back),
                                "once is enough")
                        .withFix(fix("write it once", new Edit(both, met.textNear(back))));
            }
        }
        return null;
    }

    /// `pool 3rd { … }`
    static @Nullable Diagnostic numberForName(Met met) {
        boolean number = met.type() == BAD_UNIT || met.type() == NUMBER || met.type() == QUANTITY;
        boolean name =
                met.typeNear(1) == LBRACE
                        || met.rule() == PlatformParser.RULE_word
                        || met.rule() == PlatformParser.RULE_path
                        || met.rule() == PlatformParser.RULE_declaration;
        return number && name && Tokens.isWord(met.typeNear(-1))
                ? bad("a name begins with a letter", met.span(), "this begins with a digit")
                : null;
    }

    /// `pool "gpus" { … }`
    static @Nullable Diagnostic quotedName(Met met) {
        boolean named = met.top() || met.typeNear(3) == LBRACE;
        if (met.type() != STRING_OPEN
                || !Tokens.isWord(met.typeNear(-1))
                || !named
                || met.rule() == PlatformParser.RULE_importing) {
            return null;
        }
        boolean plain = met.typeNear(1) == STRING_TEXT && met.typeNear(2) == STRING_CLOSE;
        var at = plain ? met.span().to(met.spanNear(2)) : met.span();
        var message = bad("names stand without quotes", at, "a name is meant");
        return plain && met.textNear(1).matches("[A-Za-z_][-A-Za-z0-9_]*")
                ? message.withFix(fix("remove the quotes", new Edit(at, met.textNear(1))))
                : message;
    }

    static @Nullable Diagnostic unquotedImport(Met met) {
        if (met.typeNear(-1) != IMPORT || !Tokens.isWord(met.type())) {
            return null;
        }
        return bad("an import names a directory in quotes", met.span(), "quotes are missing")
                .withFix(fix("add them", new Edit(met.span(), "\"" + met.text() + "\"")));
    }
}
