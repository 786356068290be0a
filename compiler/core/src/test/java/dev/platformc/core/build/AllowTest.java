package dev.platformc.core.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.diagnostic.Code;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllowTest {
    private static final String UNPRICED =
            "pool web { nodes = 3 x node { cpu = 16, memory = 64GiB } }";

    private static List<Code> codes(String text) {
        return Texts.codes("platform demo\n" + text);
    }

    @Test
    void withoutACommentTheMessageIsSaid() {
        assertEquals(List.of(Code.UNPRICED), codes(UNPRICED + "\n"));
    }

    @Test
    void atTheEndOfItsLineItIsAllowed() {
        assertEquals(List.of(), codes(UNPRICED + " // allow: unpriced (ours)\n"));
    }

    @Test
    void aloneOnALineItCoversTheDeclarationThatFollows() {
        assertEquals(
                List.of(),
                codes(
                        "// allow: unpriced\n/// Ours.\npool web {\n  nodes = 3 x node { cpu = 16,"
                                + " memory = 64GiB }\n}\n"));
    }

    @Test
    void aloneOnALineItCoversTheAttributeThatFollows() {
        var gang =
                """
                pool dgx { nodes = 1 x dgx-h100 }
                gang g {
                  workers = 1 x worker { gpus = 1 }
                  // allow: unpinned-image (mirrored each night)
                  run = pytorch {
                    image = "r.example/t:latest"
                  }
                }
                """;
        assertEquals(List.of(), codes(gang));
        assertEquals(List.of(Code.UNPINNED_IMAGE), codes(gang.replaceAll(" *// allow.*\n", "")));
    }

    @Test
    void itCoversNothingElse() {
        assertEquals(
                List.of(Code.ALLOWS_NOTHING, Code.UNPRICED),
                codes("// allow: unpriced\n\nteam a\n" + UNPRICED + "\n"));
    }

    @Test
    void severalAreSeparatedByCommas() {
        assertEquals(
                List.of(Code.ALLOWS_NOTHING),
                codes(UNPRICED + " // allow: unpriced, tight-memory\n"));
    }

    @Test
    void aMisspeltOneGetsAHint() {
        var warning =
                Texts.only(
                        "platform demo\npool dgx { nodes = 1 x dgx-h100 } // allow: unprised\n",
                        Code.ALLOWS_NOTHING);
        assertTrue(warning.fixes().getFirst().title().contains("unpriced"));
    }

    @Test
    void anErrorIsNotAllowed() {
        assertEquals(
                List.of(Code.SPARE_TOO_LARGE, Code.ALLOWS_NOTHING),
                codes("pool dgx { nodes = 1 x dgx-h100, spare = 1 } // allow: spare-too-large\n"));
    }

    @Test
    void whileThereAreErrorsNothingIsSaidOfWhatLaterPhasesMightSay() {
        assertEquals(
                List.of(Code.SPARE_TOO_LARGE),
                codes("pool dgx { nodes = 1 x dgx-h100, spare = 1 } // allow: shortfall-at-max\n"));
    }

    @Test
    void insideAStringItIsText() {
        assertEquals(
                List.of(),
                codes("pool dgx { nodes = 1 x dgx-h100, select = { a = \"// allow: x\" } }\n"));
    }
}
