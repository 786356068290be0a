package dev.platformc.core.syntax;

import static dev.platformc.grammar.PlatformLexer.*;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.antlr.v4.runtime.Token;

/// Where a `{` was forgotten, so that its `}` closes nothing: behind a line that lines up with the
/// `}` and has lines further in below it, or in the same line in front of the first `word =` that
/// follows another word.
final class MissingOpeners {
    private final List<Token> tokens;
    private final Set<Integer> stray;
    private final ToIntFunction<Token> indent;

    /// @param stray indexes of closers that close nothing
    MissingOpeners(List<Token> tokens, Set<Integer> stray, ToIntFunction<Token> indent) {
        this.tokens = tokens;
        this.stray = stray;
        this.indent = indent;
    }

    /// Index of the token in front of which a `{` is missing, and of the `}` that shows it.
    Map<Integer, Integer> find() {
        var found = new TreeMap<Integer, Integer>();
        for (int closer : stray.stream().sorted().toList()) {
            if (tokens.get(closer).getType() == RBRACE) {
                int at = startsLine(closer) ? behindHeader(closer) : inLine(closer);
                if (at >= 0) {
                    found.putIfAbsent(at, closer);
                }
            }
        }
        return found;
    }

    private int behindHeader(int closer) {
        int wanted = indent.applyAsInt(tokens.get(closer));
        int inner = Integer.MAX_VALUE;
        int depth = 0;
        for (int i = closer - 1; i >= 0; i--) {
            depth += step(i);
            if (depth < 0) {
                return -1;
            }
            if (depth == 0 && startsLine(i) && tokens.get(i).getType() != NEWLINE) {
                int own = indent.applyAsInt(tokens.get(i));
                if (own <= wanted) {
                    return own == wanted && inner > own && inner < Integer.MAX_VALUE
                            ? endOfHeader(i)
                            : -1;
                }
                inner = own;
            }
        }
        return -1;
    }

    /// Behind the words of a line such as `gang finetune` or `place =`; -1 when it is no such line.
    private int endOfHeader(int start) {
        for (int i = start; ; i++) {
            int type = tokens.get(i).getType();
            boolean swallowed = tokens.get(i).getText().isEmpty() && type == STRING_CLOSE;
            if (type == NEWLINE || swallowed || (type == RBRACE && stray.contains(i))) {
                return i > start ? i : -1;
            }
            boolean part =
                    switch (type) {
                        case ASSIGN, DOT, NUMBER, STRING_OPEN, STRING_TEXT -> true;
                        default -> Tokens.isWord(type);
                    };
            if (!part) {
                return -1;
            }
        }
    }

    private int inLine(int closer) {
        int depth = 0;
        for (int i = closer - 1; i > 0 && tokens.get(i).getType() != NEWLINE; i--) {
            depth += step(i);
            if (depth < 0) {
                return -1;
            }
            int before = tokens.get(i - 1).getType();
            boolean opens = before == ASSIGN || (Tokens.isWord(before) && before != EOF);
            if (Tokens.isWord(tokens.get(i).getType())
                    && tokens.get(i + 1).getType() == ASSIGN
                    && opens) {
                return i;
            }
        }
        return -1;
    }

    /// Backwards: a closer goes in, an opener out.
    private int step(int i) {
        int type = tokens.get(i).getType();
        if (Brackets.isCloser(type)) {
            return stray.contains(i) ? 0 : 1;
        }
        return Brackets.isOpener(type) ? -1 : 0;
    }

    private boolean startsLine(int i) {
        return i == 0 || tokens.get(i - 1).getType() == NEWLINE;
    }
}
