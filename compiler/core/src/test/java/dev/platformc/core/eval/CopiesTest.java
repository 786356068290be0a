package dev.platformc.core.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Sourced;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Copies bring what is written, and every value knows the text that answers for it.
final class CopiesTest {
    private static final Evaluated COPIES =
            Evaluated.text(
                    """
                    platform x
                    let torch = pytorch { image = "a:1", command = ["run"] }
                    model house = llama-2-70b { source = "s3://house" }
                    model small = house { precision = fp8 }
                    pool gpus { nodes = 1 x dgx-h100 }
                    /// Scores a payment.
                    endpoint scores { model = small, on = gpus, replicas = 2, labels = { a = "b" } }
                    endpoint review = scores { replicas = 0..2, class = batch, on = none }
                    endpoint again = review { class = interactive }
                    gang g { run = torch, workers = 2 x worker { gpus = 8 }, place = { required = rack } }
                    gang h = g
                    queue a { on = gpus, share = 20% }
                    queue b = a { gpus = 2 }
                    """);

    @Test
    void evaluates() {
        assertEquals(List.of(), COPIES.diagnostics());
    }

    @Test
    void own_attributes_replace_copied_ones() {
        assertEquals("0..2", Printed.value(COPIES.value("endpoint", "review", "replicas")));
        assertEquals("0..2", Printed.value(COPIES.value("endpoint", "again", "replicas")));
        assertEquals("interactive", Printed.value(COPIES.value("endpoint", "again", "class")));
    }

    @Test
    void none_clears_what_a_copy_brought() {
        assertEquals(new Value.None(), COPIES.value("endpoint", "review", "on"));
    }

    @Test
    void a_quota_replaces_a_copied_one_of_another_kind() {
        assertEquals("2", Printed.value(COPIES.value("queue", "b", "gpus")));
        assertNull(COPIES.declared("queue", "b").attribute("share"));
    }

    @Test
    void documentation_is_not_copied() {
        assertEquals(
                "Scores a payment.", COPIES.declared("endpoint", "scores").id().documentation());
        assertNull(COPIES.declared("endpoint", "review").id().documentation());
    }

    @Test
    void labels_are_copied_into_the_identity() {
        var label = inside(COPIES.declared("endpoint", "review").id().labels(), "a");
        assertEquals("b", label.value());
        assertEquals("copied from scores", label.origin().word());
    }

    @Test
    void origins_name_who_wrote_it_first() {
        assertEquals("written", word("endpoint", "scores", "replicas"));
        assertEquals("written", word("endpoint", "review", "replicas"));
        assertEquals("copied from review", word("endpoint", "again", "replicas"));
        assertEquals("copied from scores", word("endpoint", "again", "model"));
        assertEquals("small", text("endpoint", "again", "model"));
    }

    @Test
    void origins_inside_a_copied_value_are_copied_too() {
        var place = COPIES.value("gang", "h", "place");
        if (!(place instanceof Value.Fields(var fields))) {
            throw new AssertionError(place);
        }
        var required = inside(fields, "required");
        assertEquals("copied from g", required.origin().word());
        assertEquals("rack", COPIES.sources().text(required.span()));
    }

    @Test
    void a_value_of_a_let_answers_with_the_text_in_the_let() {
        assertEquals("pytorch { image = \"a:1\", command = [\"run\"] }", text("gang", "g", "run"));
    }

    @Test
    void a_copy_of_a_copy_rests_on_the_catalog() {
        var small = COPIES.declared("model", "small");
        assertEquals("llama-2-70b", Objects.requireNonNull(small.base()).name());
        assertEquals("copied from house", word("model", "small", "source"));
        assertEquals("fp8", Printed.value(COPIES.value("model", "small", "precision")));
    }

    private static <T> Sourced<T> inside(Map<String, Sourced<T>> fields, String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }

    private static String word(String kind, String name, String attribute) {
        return origin(kind, name, attribute).word();
    }

    private static String text(String kind, String name, String attribute) {
        return COPIES.sources().text(COPIES.attribute(kind, name, attribute).span());
    }

    private static Origin origin(String kind, String name, String attribute) {
        Sourced<Value> value = COPIES.attribute(kind, name, attribute);
        return value.origin();
    }
}
