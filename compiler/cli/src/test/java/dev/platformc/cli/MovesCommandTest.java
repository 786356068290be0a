package dev.platformc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Three halves of cards that stand on a card each by the lock.
class MovesCommandTest {
    private static final String HALF =
            """
            endpoint NAME {
              model       = qwen-3-4b { precision = bf16 }
              on          = cut
              context     = 4096 tokens
              concurrency = 30
              replicas    = 1
              queue       = none
            }
            """;

    @TempDir Path home;

    @BeforeEach
    void a_lock_that_wastes_a_card() throws IOException {
        Files.writeString(
                home.resolve("lab.platform"),
                "platform lab\npool dgx { nodes = 1 x dgx-a100-80gb, price = 20 USD/h }\n"
                        + "sharing cut { pool = dgx, gpus = 3, slice = mig }\n"
                        + HALF.replace("NAME", "a")
                        + HALF.replace("NAME", "b")
                        + HALF.replace("NAME", "c"));
        var run = CommandRun.of("compile", home.toString(), "-o", home.resolve("out").toString());
        assertEquals(0, run.exit(), run.all());
        var lock = home.resolve("platform.lock");
        var text = Files.readString(lock);
        var apart =
                text.replaceAll(
                                "layout: \"3g.40gb at 0, 3g.40gb at 4\"",
                                "layout: \"3g.40gb at 4\"")
                        .replace("layout: \"\"", "layout: \"3g.40gb at 4\"");
        assertFalse(apart.equals(text), text);
        Files.writeString(lock, apart);
    }

    @Test
    void check_says_what_moves_would_save() {
        var run = CommandRun.of("check", home.toString());
        assertTrue(
                run.out()
                        .contains(
                                """
                                sharing `cut`: 3 GPUs in use, 2 would do if instances moved; --max-moves N lets them
                                  moves  0  1
                                  GPUs   3  2
                                """),
                run.all());
        assertFalse(run.out().contains("to cut anew"), run.all());
    }

    @Test
    void compile_moves_what_it_may_and_says_in_which_order() throws IOException {
        var out = home.resolve("out").toString();
        var run = CommandRun.of("compile", home.toString(), "--max-moves", "5", "-o", out);
        assertEquals(0, run.exit(), run.all());
        assertTrue(
                run.out()
                        .contains(
                                """
                                pool `dgx`: 2 cards to cut anew, in this order; whoever leaves a card has a place already
                                  1  dgx-1 card 0  nothing to drain   [3g.40gb, 3g.40gb]
                                  2  dgx-1 card 2  drain 1 x 3g.40gb  uncut
                                """),
                run.all());
        assertFalse(run.out().contains("would do"), run.all());
        var again = CommandRun.of("compile", home.toString(), "-o", out, "--locked");
        assertEquals(0, again.exit(), again.all());
        assertFalse(again.out().contains("anew"), again.all());
    }

    @Test
    void a_price_that_no_card_is_worth_moves_nothing() {
        var dear = CommandRun.of("check", home.toString(), "--move-price", "1.5");
        assertTrue(dear.out().contains("3 GPUs in use"), dear.all());
        var cheap = CommandRun.of("check", home.toString(), "--move-price", "0.5");
        assertTrue(cheap.out().contains("2 cards to cut anew"), cheap.all());
        var limited =
                CommandRun.of("check", home.toString(), "--move-price", "0.5", "--max-moves", "0");
        assertTrue(limited.out().contains("3 GPUs in use"), limited.all());
    }

    @Test
    void what_contradicts_itself_is_said() {
        var both = CommandRun.of("check", home.toString(), "--replan", "--max-moves", "3");
        assertEquals(ExitCode.USAGE, both.exit());
        assertTrue(both.err().contains("--replan places everything anew"), both.err());
        var price = CommandRun.of("check", home.toString(), "--move-price", "cheap");
        assertEquals(ExitCode.USAGE, price.exit());
        assertTrue(price.err().contains("--move-price takes GPUs for a move"), price.err());
        var most = CommandRun.of("check", home.toString(), "--max-moves", "few");
        assertTrue(most.err().contains("--max-moves takes a whole number"), most.err());
    }
}
