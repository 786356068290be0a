package dev.platformc.emit;

import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One file of the output, with the source of every field in it.
///
/// @param path relative to the output folder, with `/`
/// @param content a typed Kubernetes object or a record of ours, printed by the one mapper
/// @param origins where fields came from; the longest pointer that is a prefix of a field's answers
///   for it, and the first entry, with the empty pointer, for all the rest
/// @param of the declaration that it is written for; absent for what speaks of other documents
public record Document(
        String path, Object content, List<FieldOrigin> origins, @Nullable Identity of) {
    public Document {
        origins = List.copyOf(origins);
        if (origins.isEmpty() || !origins.getFirst().pointer().isEmpty()) {
            throw new IllegalArgumentException("nothing answers for " + path);
        }
    }

    /// One that speaks of other documents.
    public Document(String path, Object content, List<FieldOrigin> origins) {
        this(path, content, origins, null);
    }

    /// Where one field, and what is under it, came from.
    ///
    /// @param pointer JSON pointer (RFC 6901) into the content
    public record FieldOrigin(String pointer, Origin origin) {}

    /// A document all of whose fields come from `origin`, until [#from] says more.
    public static Document of(String path, Object content, Origin origin) {
        return new Document(path, content, List.of(new FieldOrigin("", origin)));
    }

    /// The same, written for a declaration.
    public Document writtenFor(Identity declaration) {
        return new Document(path, content, origins, declaration);
    }

    /// The field at `pointer`, and what is under it, comes from `origin`.
    public Document from(String pointer, Origin origin) {
        var longer = new ArrayList<>(origins);
        longer.add(new FieldOrigin(pointer, origin));
        return new Document(path, content, longer, of);
    }

    /// The source of the field at `pointer`.
    public Origin originOf(String pointer) {
        return origins.stream()
                .filter(o -> covers(o.pointer(), pointer))
                .max(Comparator.comparingInt(o -> o.pointer().length()))
                .orElseThrow()
                .origin();
    }

    private static boolean covers(String prefix, String pointer) {
        return pointer.startsWith(prefix)
                && (pointer.length() == prefix.length() || pointer.charAt(prefix.length()) == '/');
    }
}
