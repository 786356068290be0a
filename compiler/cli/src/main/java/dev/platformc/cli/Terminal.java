package dev.platformc.cli;

import java.io.PrintStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a run speaks: results on `out`, talk on `err`.
///
/// @param interactive a person watches standard error, where the talk goes
/// @param environment variables such as `NO_COLOR`
public record Terminal(
        PrintStream out, PrintStream err, boolean interactive, Map<String, String> environment) {

    /// Whether text for people is coloured.
    ///
    /// The flag wins; then `NO_COLOR` (set and not empty: never), then `FORCE_COLOR`, then whether
    /// a terminal that can show colours is there.
    public boolean colours(ColorChoice choice) {
        return switch (choice) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> {
                if (isSet("NO_COLOR")) {
                    yield false;
                }
                yield isSet("FORCE_COLOR")
                        || (interactive && !"dumb".equals(environment.get("TERM")));
            }
        };
    }

    private boolean isSet(String variable) {
        @Nullable String value = environment.get(variable);
        return value != null && !value.isEmpty();
    }

    /// Value of `--color`.
    public enum ColorChoice {
        AUTO,
        ALWAYS,
        NEVER
    }
}
