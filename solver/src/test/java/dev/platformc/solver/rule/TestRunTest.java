package dev.platformc.solver.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.rule.Day;
import dev.platformc.core.text.SourceSet;
import dev.platformc.solver.Budget;
import dev.platformc.solver.Compilation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TestRunTest {
    private static final String LAB =
            """
            platform lab
            param env: dev | prod = dev
            let nodes = { dev = 2, prod = 4 }
            pool gpus { nodes = nodes[env] x dgx-h100, price = 100 USD/h }
            queue jobs { on = gpus, gpus = 8 }
            """;

    private static List<TestResult> results(String text) {
        var tested =
                Compilation.test(
                        SourceSet.of("lab.platform", text),
                        new Compilation.Given(Map.of(), null, null),
                        Budget.USUAL);
        var results = tested.value();
        assertNotNull(results, () -> tested.diagnostics().toString());
        return results;
    }

    private static void passes(String test) {
        var result = results(LAB + test).getFirst();
        assertTrue(result.passed(), () -> result.failures() + "\n" + result.said());
    }

    private static TestResult fails(String test) {
        var result = results(LAB + test).getFirst();
        assertEquals(
                List.of(Code.TEST_FAILED),
                result.failures().stream().map(Diagnostic::code).distinct().toList());
        return result;
    }

    @Test
    void without_changes_the_platform_is_as_it_is() {
        passes("test same { expect compiles, expect platform.cost == 200 USD/h }");
        fails("test same { expect platform.cost == 201 USD/h }");
    }

    @Test
    void a_declaration_of_the_same_kind_and_name_is_changed_attribute_by_attribute() {
        passes(
                "test more { pool gpus { nodes = 3 x dgx-h100 }, expect platform.cost == 300 USD/h }");
        passes("test dear { pool gpus { price = 7 USD/h }, expect gpus.cost == 14 USD/h }");
    }

    @Test
    void what_is_another_way_to_say_the_same_is_replaced() {
        passes("test half { queue jobs { share = 50% }, expect jobs.gpus == 8, expect compiles }");
    }

    @Test
    void what_matches_nothing_is_added() {
        passes(
                """
                test second-pool {
                  pool desks { nodes = 1 x node { gpus = 4 x l4, cpu = 16, memory = 64GiB, price = 3 USD/h } }
                  expect platform.gpus == 20
                }
                """);
    }

    @Test
    void a_declaration_with_a_base_takes_the_place_of_the_other() {
        passes(
                """
                pool other { nodes = 1 x dgx-h100, price = 1 USD/h }
                test replaced { pool gpus = other { nodes = 3 x dgx-h100 }, expect gpus.cost == 3 USD/h }
                """);
    }

    @Test
    void parameters_are_given_as_the_language_writes_them() {
        passes("test prod { params = { env = prod }, expect platform.gpus == 32 }");
    }

    @Test
    void what_stands_under_a_condition_is_changed_where_it_is() {
        passes(
                """
                if env == dev { pool more { nodes = 1 x dgx-h100, price = 50 USD/h } }
                test cheaper { pool more { price = 1 USD/h }, expect platform.cost == 201 USD/h }
                """);
    }

    @Test
    void what_an_instance_of_a_template_declares_is_changed_by_its_full_name() {
        passes(
                """
                template site(price: price) { pool h100 { nodes = 1 x dgx-h100, price = price } }
                use site eu { price = 90 USD/h }
                test lost-node { pool eu.h100 { nodes = 2 x dgx-h100 }, expect platform.cost == 380 USD/h }
                """);
    }

    @Test
    void a_use_in_a_test_makes_another_instance() {
        passes(
                """
                template site(price: price) { pool { nodes = 1 x dgx-h100, price = price } }
                use site eu { price = 90 USD/h }
                test second-site { use site us { price = 80 USD/h }, expect platform.cost == 370 USD/h }
                """);
    }

    @Test
    void an_expected_error_may_come_from_any_phase() {
        passes("test typo { pool gpus { nodes = 2 x dgx-h1000 }, expect fails(PLT-0201) }");
        passes("test too-much { queue jobs { gpus = 17 }, expect fails(quota-over-capacity) }");
        passes(
                """
                policy small { require platform.gpus <= 16 }
                test grown { params = { env = prod }, expect fails(policy-broken) }
                """);
    }

    @Test
    void another_error_than_the_expected_one_is_a_failure_that_shows_it() {
        var result = fails("test wrong { queue jobs { gpus = 17 }, expect fails(PLT-0501) }");
        assertEquals(
                List.of(Code.QUOTA_OVER_CAPACITY),
                result.said().stream().map(Diagnostic::code).toList());
        var primary = result.failures().getFirst().primary();
        assertNotNull(primary);
        assertEquals("expected PLT-0501, and what came is PLT-0502", primary.text());
    }

    @Test
    void no_error_at_all_fails_where_one_is_expected() {
        var result = fails("test fine { expect fails(PLT-0501) }");
        assertTrue(
                result.failures().getFirst().headline().contains("compiles"),
                result.failures().getFirst().headline());
    }

    @Test
    void a_condition_about_a_platform_that_fails_is_a_failure() {
        var result = fails("test broken { queue jobs { gpus = 17 }, expect platform.gpus == 16 }");
        assertTrue(
                result.failures().getFirst().headline().contains("does not compile"),
                result.failures().getFirst().headline());
    }

    @Test
    void a_condition_about_nothing_is_a_failure() {
        var result = fails("test odd { expect jbs.gpus == 8 }");
        assertTrue(
                result.failures().getFirst().headline().contains("cannot be worked out"),
                result.failures().getFirst().headline());
    }

    @Test
    void the_platform_itself_is_not_changed_by_its_tests() {
        var text =
                LAB + "test big { pool gpus { nodes = 9 x dgx-h100 }, expect platform.gpus == 72 }";
        assertTrue(results(text).getFirst().passed());
        var plan =
                Compilation.plan(SourceSet.of("lab.platform", text), Map.of(), null, Budget.USUAL)
                        .value();
        assertNotNull(plan);
        assertEquals(2, plan.pools().getFirst().nodeCount());
    }

    @Test
    void a_waiver_ends_after_its_last_day_and_only_when_a_day_is_given() {
        var text =
                LAB
                        + """
                        endpoint chat { on = gpus, model = qwen-3-4b }
                        policy available { require all(e in endpoints: e.replicas.min >= 2) }
                        waive one { policy = available, of = chat, until = "2027-03-31", because = "ordered" }
                        """;
        assertEquals(List.of(), codes(text, null));
        assertEquals(List.of(), codes(text, "2027-03-31"));
        assertEquals(List.of(Code.POLICY_BROKEN, Code.WAIVER_EXPIRED), codes(text, "2027-04-01"));
    }

    private static List<Code> codes(String text, @Nullable String day) {
        return Compilation.plan(
                        SourceSet.of("lab.platform", text),
                        new Compilation.Given(
                                Map.of(), null, day == null ? null : Day.parse(day).orElseThrow()),
                        Budget.USUAL)
                .diagnostics()
                .stream()
                .map(Diagnostic::code)
                .toList();
    }
}
