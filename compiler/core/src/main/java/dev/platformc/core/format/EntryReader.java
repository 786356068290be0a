package dev.platformc.core.format;

import static dev.platformc.grammar.PlatformLexer.*;

import dev.platformc.core.format.Piece.Comment;
import dev.platformc.core.format.Piece.Entry;
import dev.platformc.core.format.Piece.Group;
import dev.platformc.core.format.Piece.Word;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/// Makes groups and entries of the tokens of a file that parses, so that brackets match.
final class EntryReader {
    private final String text;
    private final List<Token> tokens;
    private final List<Token> comments;
    private int next;
    private int nextComment;

    /// Line on which the last token or comment that was read ends.
    private int line;

    /// Whether the last comment that was read is a `///` that documents nothing: an empty line must
    /// follow it, so that it does not start to.
    private boolean loose;

    /// @param tokens separators included, ending in EOF
    /// @param comments in the order of the text
    EntryReader(String text, List<Token> tokens, List<Token> comments) {
        this.text = text;
        this.tokens = tokens;
        this.comments = comments;
    }

    Group file() {
        return group(Group.FILE, EOF, true);
    }

    private Group group(int opener, int closer, boolean openedByAuthor) {
        var entries = new ArrayList<Entry>();
        var waiting = new ArrayList<Comment>();
        boolean commented = false;
        while (true) {
            var trailing = comments(entries.isEmpty() ? null : line, waiting);
            commented |= trailing != null || !waiting.isEmpty();
            if (trailing != null) {
                entries.set(entries.size() - 1, withComment(entries.getLast(), trailing));
            }
            var token = tokens.get(next);
            if (token.getType() == SEP) {
                next++;
            } else if (token.getType() == closer) {
                next++;
                line = token.getLine();
                loose = false;
                return new Group(opener, entries, openedByAuthor || commented, waiting);
            } else {
                var entry = entry(waiting);
                commented |= entry.comment() != null || !entry.before().isEmpty();
                entries.add(entry);
                waiting.clear();
            }
        }
    }

    private static Entry withComment(Entry entry, String comment) {
        return new Entry(
                entry.before(),
                entry.blank(),
                entry.pieces(),
                entry.comment() == null ? comment : entry.comment() + " " + comment);
    }

    private Entry entry(List<Comment> before) {
        boolean blank = loose || tokens.get(next).getLine() > line + 1;
        loose = false;
        var pieces = new ArrayList<Piece>();
        var inside = new ArrayList<Comment>();
        while (!endsEntry(tokens.get(next).getType())) {
            pieces.add(piece());
            if (!endsEntry(tokens.get(next).getType())) {
                comments(null, inside);
                loose = false;
            }
        }
        return inside.isEmpty()
                ? new Entry(before, blank, pieces, null)
                : withInside(before, inside, blank, pieces);
    }

    /// A comment inside an expression goes in front of the whole, but not between it and its
    /// documentation.
    private static Entry withInside(
            List<Comment> before, List<Comment> inside, boolean blank, List<Piece> pieces) {
        int docs = before.size();
        while (!blank && docs > 0 && before.get(docs - 1).isDoc()) {
            docs--;
            if (before.get(docs).blank()) {
                break;
            }
        }
        var comments = new ArrayList<>(before.subList(0, docs));
        inside.forEach(comment -> comments.add(new Comment(comment.text(), false)));
        boolean apart = inside.getLast().isDoc();
        for (var doc : before.subList(docs, before.size())) {
            comments.add(new Comment(doc.text(), doc.blank() || apart));
            apart = false;
        }
        return new Entry(comments, blank || apart, pieces, null);
    }

    private static boolean endsEntry(int type) {
        return switch (type) {
            case SEP, RBRACE, RBRACK, RPAREN, EOF -> true;
            default -> false;
        };
    }

    private Piece piece() {
        var token = tokens.get(next++);
        line = token.getLine();
        return switch (token.getType()) {
            case LBRACE -> group(LBRACE, RBRACE, opensLine());
            case LBRACK -> group(LBRACK, RBRACK, opensLine());
            case LPAREN -> group(LPAREN, RPAREN, false);
            case STRING_OPEN -> string(token, STRING_CLOSE);
            case TEXT_BLOCK_OPEN -> string(token, TEXT_BLOCK_CLOSE);
            default -> new Word(token.getType(), token.getText());
        };
    }

    /// Whether the author went to a new line after the bracket that was just read.
    private boolean opensLine() {
        var following = tokens.get(next);
        return following.getLine() > line
                && following.getType() != RBRACE
                && following.getType() != RBRACK;
    }

    /// As it stands, with everything in its holes.
    private Word string(Token opener, int closer) {
        int depth = 1;
        Token token = opener;
        while (depth > 0) {
            token = tokens.get(next++);
            if (token.getType() == STRING_OPEN || token.getType() == TEXT_BLOCK_OPEN) {
                depth++;
            } else if (token.getType() == STRING_CLOSE || token.getType() == TEXT_BLOCK_CLOSE) {
                depth--;
            }
        }
        line = token.getLine();
        while (nextComment < comments.size()
                && comments.get(nextComment).getStartIndex() < token.getStartIndex()) {
            nextComment++; // Inside a hole, where it stays.
        }
        return new Word(
                opener.getType(), text.substring(opener.getStartIndex(), token.getStopIndex() + 1));
    }

    /// Reads the comments in front of the next token.
    ///
    /// @param trailingLine line at whose end a comment is not one of its own; absent: none is
    /// @param own gets the others
    /// @return the one at the end of that line
    private @Nullable String comments(@Nullable Integer trailingLine, List<Comment> own) {
        String trailing = null;
        int until = tokens.get(next).getStartIndex();
        while (nextComment < comments.size() && comments.get(nextComment).getStartIndex() < until) {
            var comment = comments.get(nextComment++);
            var words = comment.getText().stripTrailing();
            if (trailingLine != null && comment.getLine() == trailingLine && own.isEmpty()) {
                trailing = words;
                loose = false;
            } else {
                var added = new Comment(words, loose || comment.getLine() > line + 1);
                loose = added.isDoc() && !startsLine(comment);
                own.add(added);
            }
            line = comment.getLine();
        }
        return trailing;
    }

    private boolean startsLine(Token token) {
        int start = text.lastIndexOf('\n', token.getStartIndex()) + 1;
        return text.substring(start, token.getStartIndex()).isBlank();
    }
}
