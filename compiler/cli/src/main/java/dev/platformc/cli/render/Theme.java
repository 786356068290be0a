package dev.platformc.cli.render;

import dev.platformc.core.diagnostic.Severity;

/// How parts of a message are set off. Colour repeats what the text says and never says anything
/// alone: both themes write the same characters.
public enum Theme {
    PLAIN {
        @Override
        public String paint(Role role, String text) {
            return text;
        }
    },
    COLOUR {
        @Override
        public String paint(Role role, String text) {
            return text.isEmpty() ? text : "\u001B[" + role.parameters + "m" + text + "\u001B[0m";
        }
    };

    public abstract String paint(Role role, String text);

    /// What a piece of text is, with its parameters of the terminal's "select graphic rendition".
    public enum Role {
        ERROR("1;31"),
        WARNING("1;33"),
        ADVICE("1;34"),
        HEADLINE("1"),
        PRIMARY("31"),
        SUPPORT("34"),
        HELP("36"),
        ADDED("32"),
        REMOVED("31"),
        MARGIN("2");

        private final String parameters;

        Role(String parameters) {
            this.parameters = parameters;
        }

        public static Role of(Severity severity) {
            return switch (severity) {
                case ERROR -> ERROR;
                case WARNING -> WARNING;
                case ADVICE -> ADVICE;
            };
        }
    }
}
