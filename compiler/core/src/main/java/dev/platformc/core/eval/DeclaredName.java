package dev.platformc.core.eval;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a declaration may be called: mostly what an object in Kubernetes may be called.
final class DeclaredName {
    private static final int LONGEST = 63;
    private static final Set<String> FIXED = Set.of("none", "name", "platform");

    private DeclaredName() {}

    /// Whether the word means something everywhere and so cannot be declared.
    static boolean isFixed(String name) {
        return FIXED.contains(name);
    }

    /// Why the name is no good, or null.
    ///
    /// @param dotted whether dots are fine, because no object is named after it
    static @Nullable String fault(String name, boolean dotted) {
        if (name.length() > LONGEST) {
            return "it has " + name.length() + " characters, and " + LONGEST + " are possible";
        }
        if (!name.equals(name.toLowerCase(Locale.ROOT))) {
            return "it has capital letters";
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isFine(c, dotted)) {
                return c == '.'
                        ? "a dot is possible only in names of models and hardware"
                        : "`" + c + "` is not possible";
            }
        }
        return name.isEmpty() || !Character.isLetterOrDigit(name.charAt(name.length() - 1))
                ? "it ends in `-`"
                : null;
    }

    private static boolean isFine(char c, boolean dotted) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || (c == '.' && dotted);
    }

    /// The nearest name that is fine.
    static String mended(String name, boolean dotted) {
        var mended = new StringBuilder();
        var lower = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length() && mended.length() < LONGEST; i++) {
            char c = lower.charAt(i);
            mended.append(isFine(c, dotted) ? c : '-');
        }
        while (!mended.isEmpty() && mended.charAt(mended.length() - 1) == '-') {
            mended.setLength(mended.length() - 1);
        }
        return mended.toString();
    }
}
