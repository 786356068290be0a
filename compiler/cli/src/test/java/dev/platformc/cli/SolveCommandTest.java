package dev.platformc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class SolveCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Slices of the memory axis of an H100, by profile.
    private static final Map<String, Integer> SIZES =
            Map.of(
                    "1g.10gb", 1, "1g.20gb", 2, "2g.20gb", 2, "3g.40gb", 4, "4g.40gb", 4, "7g.80gb",
                    8);

    @TempDir Path home;

    @Test
    void a_demand_is_held_on_the_fewest_cards_slice_by_slice() throws IOException {
        var demand =
                file(
                        "demand.csv",
                        """
                        # what three teams ask for
                        instance,n_3g.40gb,n_1g.10gb
                        halves,4,0
                        mixed, 3, 5
                        nothing,0,0
                        """);
        var answers = answers("solve", "mig", "--gpu", "h100-80gb", "--demand", demand);
        assertEquals(List.of("halves", "mixed", "nothing"), names(answers));
        assertEquals(List.of(2, 3, 0), numbers(answers, "cost"));
        assertEquals(numbers(answers, "cost"), numbers(answers, "bound"));
        answers.forEach(answer -> assertTrue(answer.get("proven").asBoolean()));
        assertEquals(Map.of("3g.40gb", 4), placed(answers.getFirst(), "slices"));
        assertEquals(Map.of("3g.40gb", 3, "1g.10gb", 5), placed(answers.get(1), "slices"));
    }

    @Test
    void too_few_cards_are_proved_to_be_too_few() throws IOException {
        var demand = file("demand.csv", "instance,n_7g.80gb,n_1g.10gb\na,3,7\n");
        var answers = answers("solve", "mig", "--gpu", "h100-80gb=2", "--demand", demand);
        var answer = answers.getFirst();
        assertTrue(answer.get("cost").isNull());
        assertTrue(answer.get("proven").asBoolean());
        assertEquals("[\"7g.80gb\",\"h100-80gb\"]", answer.get("impossible").toString());
    }

    @Test
    void another_model_holds_what_the_first_has_no_room_for() throws IOException {
        var demand = file("demand.csv", "instance,n_7g.80gb,n_7g.40gb,n_1g.10gb\na,2,1,4\n");
        var answers =
                answers(
                        "solve",
                        "mig",
                        "--gpu",
                        "h100-80gb=2",
                        "--gpu",
                        "a100-sxm-40gb",
                        "--demand",
                        demand);
        var answer = answers.getFirst();
        assertEquals(4, answer.get("cost").asInt());
        assertEquals("a100-sxm-40gb", answer.get("layouts").get(1).get("gpu").asString());
    }

    @Test
    void generated_fleets_are_the_same_for_a_seed_and_are_proved() throws IOException {
        for (var folder : List.of("a", "b")) {
            var run =
                    CommandRun.of(
                            "solve",
                            "generate",
                            "mig",
                            "--seed",
                            "3",
                            "--size",
                            "200",
                            "--count",
                            "3",
                            "-o",
                            home.resolve(folder).toString());
            assertEquals(0, run.exit(), run.all());
            assertEquals(3, run.out().lines().count(), run.out());
        }
        for (var name : List.of("demand.csv", "running.csv", "wanted.csv")) {
            assertEquals(text("a/" + name), text("b/" + name));
        }
        var answers =
                answers("solve", "mig", "--gpu", "h100-80gb", "--demand", path("a/demand.csv"));
        assertEquals(3, answers.size());
        answers.forEach(answer -> assertTrue(answer.get("proven").asBoolean()));
    }

    @Test
    void what_runs_stays_where_few_may_move_and_the_frontier_has_both_ends() {
        CommandRun.of(
                "solve", "generate", "mig", "--size", "60", "--count", "2", "-o", path("fleet"));
        var files =
                List.of(
                        "solve",
                        "mig",
                        "--gpu",
                        "h100-80gb",
                        "--demand",
                        path("fleet/wanted.csv"),
                        "--running",
                        path("fleet/running.csv"));
        var free = answers(with(files, "--frontier"));
        var few = answers(with(files, "--max-moves", "3"));
        var priced = answers(with(files, "--move-price", "3/2"));
        var gratis = answers(with(files, "--move-price", "0"));
        for (int i = 0; i < free.size(); i++) {
            var frontier = free.get(i).get("frontier");
            assertTrue(frontier.size() >= 5, frontier.toString());
            int last = frontier.size() - 1;
            assertEquals(0, frontier.get(0).get("moves").asInt());
            assertEquals(free.get(i).get("cost").asInt(), frontier.get(last).get("gpus").asInt());
            assertEquals(free.get(i).get("moves").asInt(), frontier.get(last).get("moves").asInt());
            for (int p = 1; p <= last; p++) {
                assertTrue(gpus(frontier, p) < gpus(frontier, p - 1), frontier.toString());
                assertTrue(frontier.get(p).get("proven").asBoolean());
            }
            assertTrue(few.get(i).get("moves").asInt() <= 3);
            assertTrue(few.get(i).get("cost").asInt() > free.get(i).get("cost").asInt());
            assertEquals(0, priced.get(i).get("moves").asInt(), "a GPU saves no more than one");
            assertEquals(gpus(frontier, 0), priced.get(i).get("cost").asInt());
            assertEquals(free.get(i).get("moves"), gratis.get(i).get("moves"));
            assertMovesAreCounted(free.get(i));
        }
    }

    @Test
    void slices_with_media_engines_are_one_a_card_beside_what_runs() throws IOException {
        var answers =
                answers(
                        "solve",
                        "mig",
                        "--gpu",
                        "h100-80gb",
                        "--demand",
                        file("demand.csv", "instance,n_1g.10gb+me,n_3g.40gb\na,2,2\n"),
                        "--running",
                        file(
                                "running.csv",
                                "instance,cards,running\na,1,3g.40gb@0 1g.10gb+me@4\na,2,\n"));
        assertEquals(List.of(2), numbers(answers, "cost"));
        assertEquals(List.of(0), numbers(answers, "moves"));
    }

    @Test
    void a_spent_budget_is_said_as_such_and_everything_stays() {
        CommandRun.of(
                "solve", "generate", "mig", "--size", "60", "--count", "1", "-o", path("fleet"));
        var answers =
                answers(
                        "solve",
                        "mig",
                        "--gpu",
                        "h100-80gb",
                        "--demand",
                        path("fleet/wanted.csv"),
                        "--running",
                        path("fleet/running.csv"),
                        "--budget",
                        "1");
        var answer = answers.getFirst();
        assertFalse(answer.get("proven").asBoolean());
        assertEquals(0, answer.get("moves").asInt());
        assertTrue(answer.get("bound").asInt() < answer.get("cost").asInt());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    instance;a | demand.csv:1: there is no column `instance`
                    instance,n_1g.99gb;a,1 | demand.csv:1: `1g.99gb` is no profile of these cards
                    instance,1g.10gb;a,1 | demand.csv:1: column `1g.10gb` is neither
                    instance,n_1g.10gb;a,1;b,x | demand.csv:3: `n_1g.10gb` is a whole number
                    instance,n_1g.10gb;a,-1 | demand.csv:2: `n_1g.10gb` is a whole number
                    instance,n_1g.10gb;a,1,2 | demand.csv:2: the head line has 2 columns
                    instance,n_1g.10gb;a,1;a,2 | demand.csv:3: instance `a` is there twice
                    instance,n_1g.10gb,n_1g.10gb;a,1,1 | demand.csv:1: two columns are called
                    # nothing | demand.csv: there is no head line
                    """)
    void a_file_that_is_wrong_is_named_with_its_line(String text, String said) throws IOException {
        var demand = text.startsWith("#") ? text : text.replace(';', '\n') + "\n";
        if (text.equals("instance;a")) {
            demand = "name\na\n";
        }
        var run =
                CommandRun.of(
                        "solve",
                        "mig",
                        "--gpu",
                        "h100-80gb",
                        "--demand",
                        file("demand.csv", demand));
        assertEquals(ExitCode.USAGE, run.exit(), run.all());
        assertTrue(run.err().contains(said), run.err());
        assertEquals("", run.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a,1,1g.10gb@7 | running.csv:2: these instances cannot stand on one h100-80gb
                    a,1,4g.40gb@0 2g.20gb@2 | running.csv:2: these instances cannot stand
                    a,1,1g.10gb | running.csv:2: `1g.10gb` is no PROFILE@START of h100-80gb
                    a,0,1g.10gb@0 | running.csv:2: `cards` is a whole number of at least 1
                    b,1,1g.10gb@0 | running.csv: instance `b` is not in the file of --demand
                    a,1,1g.10gb@0 1g.10gb@1 | demand.csv:2: fewer instances of 1g.10gb are wanted
                    """)
    void cards_that_cannot_be_are_named_with_their_line(String row, String said)
            throws IOException {
        var run =
                CommandRun.of(
                        "solve",
                        "mig",
                        "--gpu",
                        "h100-80gb",
                        "--demand",
                        file("demand.csv", "instance,n_1g.10gb,n_2g.20gb,n_4g.40gb\na,1,1,1\n"),
                        "--running",
                        file("running.csv", "instance,cards,running\n" + row + "\n"));
        assertEquals(ExitCode.USAGE, run.exit(), run.all());
        assertTrue(run.err().contains(said), run.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    solve | solve takes mig, gangs, generate mig or generate gangs
                    solve mig --demand x | solve mig needs --gpu NAME
                    solve mig --gpu h100-80gb | solve mig needs --demand
                    solve mig --gpu h100-80b --demand x | did you mean `h100-80gb`
                    solve mig --gpu t4 --demand x | `t4` cannot be cut by MIG
                    solve mig --gpu a30 --gpu a30 --demand x | --gpu names `a30` twice
                    solve mig --gpu a30=no --demand x | --gpu takes NAME or NAME=CARDS
                    solve mig --gpu a30 --demand nowhere.csv | cannot read `nowhere.csv`
                    solve mig --gpu a30 --seed 1 --demand x | --seed says nothing to solve mig
                    solve generate mig | solve generate needs --output
                    solve generate mig --seed -1 -o x | --seed takes a whole number of at least 0
                    solve generate cards -o x | solve generate takes mig or gangs
                    """)
    void a_command_line_that_is_wrong_is_said_so(String line, String said) {
        var run = CommandRun.of(line.split(" "));
        assertEquals(ExitCode.USAGE, run.exit(), run.all());
        assertTrue(run.err().contains(said), run.err());
    }

    private static int gpus(JsonNode frontier, int point) {
        return frontier.get(point).get("gpus").asInt();
    }

    /// Slices that moved, counted from the layouts; and no card holds more than it can.
    private static void assertMovesAreCounted(JsonNode answer) {
        int moved = placed(answer, "moved").values().stream().mapToInt(Integer::intValue).sum();
        assertEquals(answer.get("moves").asInt(), moved);
        int inUse = 0;
        for (var layout : answer.get("layouts")) {
            var there = new ArrayList<JsonNode>();
            layout.get("kept").forEach(there::add);
            layout.get("added").forEach(there::add);
            inUse += there.isEmpty() ? 0 : layout.get("cards").asInt();
            assertApart(there);
        }
        assertEquals(answer.get("cost").asInt(), inUse);
    }

    private static int size(String profile) {
        return Objects.requireNonNull(SIZES.get(profile), profile);
    }

    private static void assertApart(List<JsonNode> slices) {
        var taken = new boolean[8];
        for (var slice : slices) {
            var parts = slice.asString().split("@");
            int start = Integer.parseInt(parts[1]);
            for (int unit = start; unit < start + size(parts[0]); unit++) {
                assertFalse(taken[unit], slices.toString());
                taken[unit] = true;
            }
        }
    }

    private static Map<String, Integer> placed(JsonNode answer, String which) {
        var placed = new HashMap<String, Integer>();
        for (var layout : answer.get("layouts")) {
            var slices = new ArrayList<JsonNode>();
            layout.get(which).forEach(slices::add);
            assertApart(slices);
            for (var slice : slices) {
                placed.merge(
                        slice.asString().split("@")[0], layout.get("cards").asInt(), Integer::sum);
            }
        }
        return placed;
    }

    private static List<String> names(List<JsonNode> answers) {
        return answers.stream().map(answer -> answer.get("instance").asString()).toList();
    }

    private static List<Integer> numbers(List<JsonNode> answers, String field) {
        return answers.stream().map(answer -> answer.get(field).asInt()).toList();
    }

    private static String[] with(List<String> words, String... more) {
        var all = new ArrayList<>(words);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static List<JsonNode> answers(String... arguments) {
        var run = CommandRun.of(arguments);
        assertEquals(0, run.exit(), run.all());
        var answers = new ArrayList<JsonNode>();
        JSON.readTree(run.out()).get("answers").forEach(answers::add);
        return answers;
    }

    private String path(String name) {
        return home.resolve(name).toString();
    }

    private String text(String name) throws IOException {
        return Files.readString(home.resolve(name));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text).toString();
    }
}
