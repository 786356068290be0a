package dev.platformc.core.eval;

import dev.platformc.core.syntax.Block;
import dev.platformc.core.syntax.Expr;
import dev.platformc.core.syntax.Item;
import dev.platformc.core.syntax.Member;
import dev.platformc.core.syntax.Member.Verb;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a policy or a test holds beside attributes.
///
/// @param rest the block without it, to be read like any other
/// @param clauses those that belong there
/// @param changes declarations and uses of a test
/// @param params of a test, as written; absent: none are
record RuleBody(
        @Nullable Block rest,
        List<Member.Clause> clauses,
        List<Item> changes,
        Member.@Nullable Attribute params) {

    static RuleBody of(Item.Declaration declaration) {
        var kind = declaration.kind().text();
        var body = declaration.body();
        boolean isTest = kind.equals("test");
        if (body == null || !(isTest || kind.equals("policy"))) {
            return new RuleBody(body, List.of(), List.of(), null);
        }
        var rest = new ArrayList<Member>();
        var clauses = new ArrayList<Member.Clause>();
        var changes = new ArrayList<Item>();
        Member.Attribute params = null;
        for (var member : body.members()) {
            if (member instanceof Member.Clause clause
                    && (clause.verb() == Verb.EXPECT) == isTest) {
                clauses.add(clause);
            } else if (isTest && member instanceof Item.Declaration nested) {
                changes.add(nested);
            } else if (isTest && member instanceof Item.Use use) {
                changes.add(use);
            } else if (isTest
                    && params == null
                    && member instanceof Member.Attribute attribute
                    && attribute.key().text().equals("params")
                    && attribute.value() instanceof Expr.Braced) {
                params = attribute;
            } else {
                rest.add(member);
            }
        }
        return new RuleBody(
                new Block(List.copyOf(rest), body.span()),
                List.copyOf(clauses),
                List.copyOf(changes),
                params);
    }
}
