package dev.platformc.core.eval;

import dev.platformc.core.kind.Attribute;
import dev.platformc.core.syntax.Block;
import dev.platformc.core.syntax.Item;
import dev.platformc.core.syntax.Member;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.quantity.Spelling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads blocks against the table: which attribute each line means.
final class Blocks {
    private final Reports reports;

    Blocks(Reports reports) {
        this.reports = reports;
    }

    /// @param rows what the block may hold
    /// @param owner whose block it is, for messages: ``a `pool` ``
    /// @param nests kinds that may be declared in it
    Written read(@Nullable Block block, List<Attribute> rows, String owner, List<String> nests) {
        if (block == null) {
            return Written.NOTHING;
        }
        var entries = new ArrayList<Written.Entry>();
        var seen = new LinkedHashMap<String, Span>();
        var lost = new HashSet<String>();
        boolean broken = false;
        for (var member : block.members()) {
            var entry =
                    switch (member) {
                        case Member.Attribute attribute -> attribute(attribute, rows, owner, seen);
                        case Member.Clause clause ->
                                refused(DeclarationMessages.clause(clause, owner));
                        case Item.Use use -> refused(DeclarationMessages.use(use.span(), owner));
                        case Item.Declaration nested when isNested(nested, nests) -> null;
                        case Item.Declaration nested ->
                                refused(DeclarationMessages.nested(nested, owner, rows));
                        case Item.Broken _ -> null;
                    };
            if (entry != null) {
                entries.add(entry);
            }
            if (entry == null && !isLater(member, rows) && !isNested(member, nests)) {
                broken = true;
                lost.addAll(lost(member, rows));
            }
        }
        entries.forEach(entry -> lost.remove(entry.row().name()));
        return new Written(entries, broken, lost);
    }

    /// The attributes that a member which cannot be used was probably meant to write.
    private static Set<String> lost(Member member, List<Attribute> rows) {
        var words =
                switch (member) {
                    case Member.Attribute attribute -> Set.of(attribute.key().text());
                    case Item.Declaration declaration -> Set.of(declaration.kind().text());
                    case Item.Broken broken -> broken.words();
                    case Member.Clause _, Item.Use _ -> Set.<String>of();
                };
        var names = rows.stream().map(Attribute::name).toList();
        var lost = new HashSet<>(words);
        lost.retainAll(names);
        if (lost.isEmpty()) {
            words.forEach(word -> lost.addAll(Spelling.nearest(word, names)));
        }
        return lost;
    }

    /// Whether it is a declaration that may stand inside, which is read apart.
    private static boolean isNested(Member member, List<String> nests) {
        return member instanceof Item.Declaration nested && nests.contains(nested.kind().text());
    }

    /// Whether it is left out only because this version cannot do it: then it is no slip for
    /// something else.
    private static boolean isLater(Member member, List<Attribute> rows) {
        return member instanceof Member.Attribute attribute
                && rows.stream()
                        .anyMatch(r -> !r.built() && r.name().equals(attribute.key().text()));
    }

    private Written.@Nullable Entry attribute(
            Member.Attribute attribute,
            List<Attribute> rows,
            String owner,
            Map<String, Span> seen) {
        var key = attribute.key();
        var name = key.text();
        if (name.isEmpty()) {
            return null;
        }
        var row = rows.stream().filter(r -> r.name().equals(name)).findFirst();
        if (row.isEmpty() || key.word() == null) {
            return refused(DeclarationMessages.unknownAttribute(name, key.span(), owner, rows));
        }
        var before = seen.putIfAbsent(name, key.span());
        if (before != null) {
            return refused(DeclarationMessages.duplicateAttribute(name, before, key.span()));
        }
        if (!row.get().built()) {
            return refused(NameMessages.notYet("`" + name + "`", "is", key.span()));
        }
        return new Written.Entry(row.get(), attribute.value(), key.span());
    }

    private Written.@Nullable Entry refused(dev.platformc.core.diagnostic.Diagnostic diagnostic) {
        reports.add(diagnostic);
        return null;
    }
}
