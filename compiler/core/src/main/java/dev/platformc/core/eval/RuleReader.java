package dev.platformc.core.eval;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.kind.Kinds;
import dev.platformc.core.syntax.Expr;
import dev.platformc.core.syntax.Item;
import dev.platformc.core.syntax.Member;
import dev.platformc.core.text.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads policies and tests, whose bodies are more than attributes, and checks their shape.
final class RuleReader {
    private final Evaluation evaluation;
    private final Map<String, String> texts = new HashMap<>();

    RuleReader(Evaluation evaluation, Trees trees) {
        this.evaluation = evaluation;
        trees.platform().forEach(file -> texts.put(file.source().path(), file.source().text()));
    }

    Rules read() {
        evaluation.reports.hear(EnumSet.allOf(Code.class));
        var scopes = new HashMap<String, Scope>();
        var policies = new ArrayList<Policy>();
        for (var node : evaluation.census.of("policy")) {
            scopes.put(node.name, node.scope);
            policies.add(policy(node));
        }
        var tests = evaluation.census.of("test").stream().map(this::test).toList();
        var rules = new Rules(evaluation, policies, scopes, tests);
        evaluation.rehearsing = true;
        evaluation.census.samples().forEach(node -> rehearse(rules, node));
        evaluation.census.of("policy").forEach(node -> rehearse(rules, node));
        evaluation.rehearsing = false;
        return rules;
    }

    /// Judges a policy as if nothing was worked out yet: names that mean nothing are wrong whatever
    /// the facts, and are said together with what is wrong elsewhere.
    private static void rehearse(Rules rules, Node node) {
        if (node.kind.name().equals("policy")) {
            for (var clause : RuleBody.of(node.source).clauses()) {
                rules.judge(clause.condition(), node.scope, (_, _, _) -> new Facts.Answer.Later());
            }
        }
    }

    private Policy policy(Node node) {
        var body = RuleBody.of(node.source);
        if (body.clauses().isEmpty() && !node.written.broken()) {
            evaluation.reports.add(RuleMessages.noClause(node, "require"));
        }
        return new Policy(evaluation.nodes.declared(node).id(), body.clauses());
    }

    private TestCase test(Node node) {
        var body = RuleBody.of(node.source);
        body.changes().forEach(this::check);
        var expected =
                body.clauses().stream().map(this::expected).flatMap(Optional::stream).toList();
        if (body.clauses().isEmpty() && !node.written.broken()) {
            evaluation.reports.add(RuleMessages.noClause(node, "expect"));
        }
        var fails = expected.stream().filter(e -> e instanceof TestCase.Expected.Fails).findFirst();
        var others =
                expected.stream().filter(e -> !(e instanceof TestCase.Expected.Fails)).findFirst();
        if (fails.isPresent() && others.isPresent()) {
            evaluation.reports.add(
                    RuleMessages.contradiction(others.get().span(), fails.get().span()));
        }
        return new TestCase(
                evaluation.nodes.declared(node).id(),
                parameters(body.params()),
                body.changes(),
                expected);
    }

    /// The kinds and attributes of a change; what they are worth is seen when the test runs.
    private void check(Item item) {
        if (!(item instanceof Item.Declaration declaration)) {
            return;
        }
        var kind = Kinds.find(declaration.kind().text());
        if (kind.isEmpty()) {
            evaluation.reports.add(DeclarationMessages.unknownKind(declaration));
        } else if (kind.get().name().equals("test")) {
            evaluation.reports.add(RuleMessages.testInTest(declaration.kind().span()));
        } else if (!kind.get().built()) {
            evaluation.reports.add(
                    NameMessages.notYet(
                            "`" + kind.get().name() + "`", "is", declaration.kind().span()));
        } else {
            evaluation.blocks.read(
                    RuleBody.of(declaration).rest(),
                    kind.get().attributes(),
                    Shown.article(kind.get().name()),
                    kind.get().nests());
        }
    }

    private Map<String, String> parameters(
            Member.@org.jspecify.annotations.Nullable Attribute params) {
        var parameters = new LinkedHashMap<String, String>();
        if (params == null || !(params.value() instanceof Expr.Braced(var block, _))) {
            return parameters;
        }
        for (var member : block.members()) {
            if (member instanceof Member.Attribute attribute) {
                var name = attribute.key().text();
                if (evaluation.platform.named(name) instanceof Named.Parameter) {
                    parameters.put(name, text(attribute.value().span()));
                } else {
                    evaluation.reports.add(
                            RuleMessages.noParameter(
                                    name, parameterNames(), attribute.key().span()));
                }
            }
        }
        return parameters;
    }

    private List<String> parameterNames() {
        var names = new ArrayList<String>();
        evaluation
                .platform
                .own()
                .forEach((name, named) -> {
                    if (named instanceof Named.Parameter) {
                        names.add(name);
                    }
                });
        return names;
    }

    private String text(Span span) {
        return texts.getOrDefault(span.file(), "").substring(span.start(), span.end());
    }

    private Optional<TestCase.Expected> expected(Member.Clause clause) {
        var condition = clause.condition();
        if (condition instanceof Expr.Missing) {
            return Optional.empty();
        }
        if (isCall(condition, "compiles")) {
            return Optional.of(new TestCase.Expected.Compiles(condition.span()));
        }
        if (!isCall(condition, "fails")) {
            return Optional.of(new TestCase.Expected.Holds(condition, condition.span()));
        }
        var argument =
                condition instanceof Expr.Call(_, var arguments, _) && arguments.size() == 1
                        ? arguments.getFirst()
                        : condition;
        var word = argument instanceof Expr.Ref(var name, _) && argument != condition ? name : "";
        var code = Code.find(word);
        if (code.isEmpty()) {
            evaluation.reports.add(RuleMessages.unknownCode(word, argument.span()));
        }
        return code.map(c -> new TestCase.Expected.Fails(c, condition.span()));
    }

    /// `compiles`, `compiles()` and `fails(PLT-0501)`.
    private static boolean isCall(Expr expr, String function) {
        return switch (expr) {
            case Expr.Ref(var name, _) -> name.equals(function);
            case Expr.Call(Expr.Ref(var name, _), _, _) -> name.equals(function);
            default -> false;
        };
    }
}
