package dev.platformc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import tools.jackson.databind.json.JsonMapper;

class TestCommandTest {
    private static final String LAB =
            """
            platform lab
            pool gpus { nodes = 1..2 x dgx-h100, price = 100 USD/h }
            """;

    private static final String GOOD = "test cheap { expect platform.cost <= 200 USD/h }\n";
    private static final String BAD =
            "test dear { pool gpus { price = 150 USD/h }, expect platform.cost <= 200 USD/h }\n";

    @TempDir Path home;

    @Test
    void tests_that_come_as_expected_end_with_0_and_a_line_each() throws Exception {
        var run = CommandRun.of("test", platform(LAB + GOOD));
        assertEquals(0, run.exit(), run.all());
        assertEquals("ok      cheap\n1 test, all as expected\n", run.out());
        assertEquals("", run.err());
    }

    @Test
    void a_test_that_fails_ends_with_1_and_says_why() throws Exception {
        var run = CommandRun.of("test", platform(LAB + GOOD + BAD));
        assertEquals(1, run.exit(), run.all());
        assertEquals(
                """
                ok      cheap
                FAILED  dear: the platform compiles and is not so
                2 tests, 1 failed
                """,
                run.out());
        assertTrue(run.err().startsWith("error[PLT-0524]: test `dear` fails"), run.err());
        assertTrue(
                unwrapped(run.err())
                        .contains("`platform.cost` is 150..300 USD/h, wanted at most 200 USD/h"),
                run.err());
    }

    @Test
    void without_tests_it_says_so_and_is_well() throws Exception {
        var run = CommandRun.of("test", platform(LAB));
        assertEquals(0, run.exit(), run.all());
        assertTrue(run.out().startsWith("no tests here"), run.out());
    }

    @Test
    void a_platform_that_cannot_be_read_is_not_tested() throws Exception {
        var run = CommandRun.of("test", platform(LAB + GOOD + "tset more { }\n"));
        assertEquals(1, run.exit(), run.all());
        assertTrue(run.err().contains("PLT-0202"), run.err());
        assertTrue(run.err().contains("nothing was tested"), run.err());
        assertEquals("", run.out());
    }

    @Test
    void junit_xml_counts_and_explains() throws Exception {
        var file = home.resolve("reports/results.xml");
        var directory =
                platform(LAB + GOOD + BAD + "/// <&>\ntest odd { expect fails(PLT-0501) }\n");
        var run = CommandRun.of("test", directory, "--junit", file.toString());
        assertEquals(1, run.exit(), run.all());
        var suite = parse(Files.readString(file));
        assertEquals("testsuite", suite.getTagName());
        assertEquals("3", suite.getAttribute("tests"));
        assertEquals("2", suite.getAttribute("failures"));
        var cases = suite.getElementsByTagName("testcase");
        assertEquals(3, cases.getLength());
        assertEquals("cheap", ((Element) cases.item(0)).getAttribute("name"));
        assertEquals(0, ((Element) cases.item(0)).getElementsByTagName("failure").getLength());
        var failure = (Element) ((Element) cases.item(1)).getElementsByTagName("failure").item(0);
        assertEquals("PLT-0524", failure.getAttribute("type"));
        assertTrue(
                failure.getAttribute("message").contains("`dear`"),
                failure.getAttribute("message"));
        var text = failure.getTextContent();
        assertTrue(unwrapped(text).contains("wanted at most 200 USD/h"), text);
    }

    @Test
    void junit_xml_is_the_same_on_every_run() throws Exception {
        var directory = platform(LAB + GOOD + BAD);
        var first = home.resolve("first.xml");
        var second = home.resolve("second.xml");
        CommandRun.of("test", directory, "--junit", first.toString());
        CommandRun.of("test", directory, "--junit", second.toString());
        assertEquals(Files.readString(first), Files.readString(second));
    }

    @Test
    void json_is_one_failure_a_line() throws Exception {
        var run = CommandRun.of("test", platform(LAB + GOOD + BAD), "--format", "json");
        assertEquals(1, run.exit(), run.all());
        assertEquals(1, run.out().lines().count(), run.out());
        assertEquals("PLT-0524", JsonMapper.shared().readTree(run.out()).get("code").asString());
    }

    @Test
    void testing_writes_nothing_beside_the_sources() throws Exception {
        var directory = platform(LAB + GOOD);
        CommandRun.of("test", directory);
        try (var files = Files.list(Path.of(directory))) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void check_shows_waivers_and_lets_them_end() throws Exception {
        var directory =
                platform(
                        LAB
                                + """
                                policy cheap { require platform.cost <= 150 USD/h }
                                waive once { policy = cheap, of = platform, until = "2027-03-31", because = "two for the move" }
                                """);
        var now = CommandRun.of("check", directory);
        assertEquals(0, now.exit(), now.all());
        assertTrue(
                now.out()
                        .contains(
                                "waived  policy `cheap` for platform `lab` until 2027-03-31: two for"
                                        + " the move"),
                now.out());
        var later = CommandRun.of("check", directory, "--as-of", "2027-04-01");
        assertEquals(1, later.exit(), later.all());
        assertTrue(later.err().contains("PLT-0523"), later.err());
        assertTrue(later.err().contains("PLT-0520"), later.err());
        assertEquals(
                ExitCode.USAGE, CommandRun.of("check", directory, "--as-of", "tomorrow").exit());
    }

    @Test
    void checking_and_compiling_run_no_tests() throws Exception {
        var directory = platform(LAB + BAD);
        assertEquals(0, CommandRun.of("check", directory).exit());
        assertFalse(CommandRun.of("check", directory).all().contains("PLT-0524"));
    }

    /// Labels without the breaks and the margin that the width of the page brings.
    private static String unwrapped(String text) {
        return text.replaceAll("\\s+\\|?\\s*", " ");
    }

    private static Element parse(String xml) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    private String platform(String text) throws Exception {
        var directory = Files.createDirectories(home.resolve("lab"));
        Files.writeString(directory.resolve("lab.platform"), text);
        return directory.toString();
    }
}
