package dev.platformc.core.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of an entry: a token, or everything between two brackets.
sealed interface Piece {

    /// @param type of the token, as the lexer numbers them; of a string, that of its opening quote
    record Word(int type, String text) implements Piece {}

    /// `{ … }`, `[ … ]`, `( … )`, or a whole file.
    ///
    /// @param opener type of the opening bracket; [#FILE] for a file
    /// @param opened one entry a line
    /// @param last comments in front of the closing bracket
    record Group(int opener, List<Entry> entries, boolean opened, List<Comment> last)
            implements Piece {
        static final int FILE = 0;

        public Group {
            entries = List.copyOf(entries);
            last = List.copyOf(last);
        }

        Group open() {
            return new Group(opener, entries, true, last);
        }
    }

    /// What stands between two separators: an item, a member, an element.
    ///
    /// @param before comments on lines of their own in front of it
    /// @param blank whether an empty line stands between those and the entry (or in front of it)
    /// @param comment at the end of its last line
    record Entry(
            List<Comment> before, boolean blank, List<Piece> pieces, @Nullable String comment) {
        public Entry {
            before = List.copyOf(before);
            pieces = List.copyOf(pieces);
        }

        Entry with(List<Piece> changed) {
            return new Entry(before, blank, changed, comment);
        }
    }

    /// @param text with its slashes
    /// @param blank whether an empty line stands in front of it
    record Comment(String text, boolean blank) {
        /// Whether it documents what follows it in the next line.
        boolean isDoc() {
            return text.startsWith("///") && !text.startsWith("////");
        }
    }
}
