package dev.platformc.emit;

import java.util.Locale;
import java.util.Set;
import tools.jackson.dataformat.yaml.util.StringQuotingChecker;

/// Which strings may stand without quotes.
///
/// Kubernetes reads YAML 1.1, whose plain scalars mean more than those of 1.2: `0x1F`, `1_000`,
/// `1:30`, `2026-01-01`, `=` and `<<` are not strings there. Rather than repeat that list of
/// patterns, everything that begins like a number and has no letter that numbers and dates lack is
/// quoted: a few quotes too many (`"12d"`), never one too few.
final class PlainScalars extends StringQuotingChecker {
    private static final long serialVersionUID = 1;

    private static final Set<String> WORDS =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "=", "<<");

    private static final String IN_NUMBERS = "0123456789abcdefxotz_.:+- ";

    @Override
    public boolean needToQuoteName(String name) {
        return needToQuoteValue(name);
    }

    @Override
    public boolean needToQuoteValue(String text) {
        return text.isEmpty()
                || WORDS.contains(text.toLowerCase(Locale.ROOT))
                || !startsPlainly(text)
                || couldBeNumber(text)
                || hasMeaning(text);
    }

    /// With a letter, a digit or `/`, or as a long option does.
    private static boolean startsPlainly(String text) {
        char first = text.charAt(0);
        boolean option =
                text.startsWith("--") && text.length() > 2 && isAsciiLetter(text.charAt(2));
        return option || first == '/' || isAsciiLetter(first) || isDigit(first);
    }

    private static boolean couldBeNumber(String text) {
        return isDigit(text.charAt(0))
                && text.toLowerCase(Locale.ROOT).chars().allMatch(c -> IN_NUMBERS.indexOf(c) >= 0);
    }

    /// Whether anything in it ends a scalar, starts a comment, or is not printable ASCII.
    private static boolean hasMeaning(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '#' || (c == ':' && endsWord(text, i))) {
                return true;
            }
        }
        return text.endsWith(" ");
    }

    private static boolean endsWord(String text, int i) {
        return i + 1 == text.length() || text.charAt(i + 1) == ' ';
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
