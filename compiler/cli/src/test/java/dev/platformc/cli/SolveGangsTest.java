package dev.platformc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// `solve gangs` and `solve generate gangs`, judged from their files alone.
class SolveGangsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NODES =
            """
            node,rack,block,free_gpus
            a1,r1,west,8
            a2,r1,west,5
            # the same rack name in another block is another rack
            b1,r1,east,8
            b2,r2,east,8
            """;

    @TempDir Path home;

    @Test
    void gangs_stand_in_as_few_racks_as_can_be_with_all_their_workers() throws IOException {
        var answer =
                solve(
                        NODES,
                        """
                        gang,workers,gpus_per_worker,level
                        three,3,3,preferred-rack
                        whole,2,8,preferred-rack
                        """);
        // A node of 8 and one of 5 GPUs hold three workers of 3; whole nodes are left in east only.
        assertEquals(1, answer.get("cost").asInt());
        assertEquals(1, answer.get("bound").asInt());
        assertTrue(answer.get("proven").asBoolean());
        assertEquals("{\"a1\":2,\"a2\":1}", answer.get("placements").get("three").toString());
        assertEquals("{\"b1\":1,\"b2\":1}", answer.get("placements").get("whole").toString());
    }

    @Test
    void a_required_rack_that_is_too_small_is_proved_so() throws IOException {
        var answer =
                solve(
                        NODES,
                        "gang,workers,gpus_per_worker,level\n"
                                + "small,1,1,none\nlarge,4,4,required-rack\n");
        assertTrue(answer.get("cost").isNull());
        assertTrue(answer.get("proven").asBoolean());
        assertEquals("[\"large\"]", answer.get("impossible").toString());
    }

    @Test
    void what_is_generated_is_placed_where_there_is_room_and_the_same_again() throws IOException {
        var folder = home.resolve("cluster").toString();
        generate(folder, "3");
        var nodes = Files.readString(home.resolve("cluster/nodes.csv"));
        var gangs = Files.readString(home.resolve("cluster/gangs.csv"));
        var answer = solve(nodes, gangs);
        assertTrue(answer.get("cost").asInt() >= answer.get("bound").asInt());
        assertFits(answer, nodes, gangs);
        assertEquals(
                answer.get("placements").toString(),
                solve(nodes, gangs).get("placements").toString());
        generate(folder, "3");
        assertEquals(nodes, Files.readString(home.resolve("cluster/nodes.csv")));
        generate(folder, "4");
        assertNotEquals(nodes, Files.readString(home.resolve("cluster/nodes.csv")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "g,0,1,none | gangs.csv:2: `workers` is a whole number of at least 1",
                "g,1,1,rack | gangs.csv:2: `level` is one of required-rack, required-block",
                ",1,1,none | gangs.csv:2: the gang has no name",
                "g,1,1,none,5 | gangs.csv:2: the head line has 4 columns and this line 5"
            })
    void what_is_wrong_in_a_file_is_said_with_its_line(String row, String message)
            throws IOException {
        var run = run(NODES, "gang,workers,gpus_per_worker,level\n" + row + "\n");
        assertEquals(64, run.exit(), run.all());
        assertTrue(run.all().contains(message), run.all());
    }

    private static void generate(String folder, String seed) {
        var run =
                CommandRun.of(
                        "solve",
                        "generate",
                        "gangs",
                        "--size",
                        "60",
                        "--count",
                        "8",
                        "--load",
                        "80",
                        "--seed",
                        seed,
                        "-o",
                        folder);
        assertEquals(0, run.exit(), run.all());
    }

    /// No node holds more than it has free, every gang has all its workers, and those that must be
    /// in one rack or block are.
    private static void assertFits(JsonNode answer, String nodes, String gangs) {
        var free = new HashMap<String, Integer>();
        var racks = new HashMap<String, String>();
        var blocks = new HashMap<String, String>();
        nodes.lines()
                .skip(1)
                .map(line -> line.split(","))
                .forEach(cells -> {
                    free.put(cells[0], Integer.parseInt(cells[3]));
                    racks.put(cells[0], cells[2] + "/" + cells[1]);
                    blocks.put(cells[0], cells[2]);
                });
        gangs.lines()
                .skip(1)
                .map(line -> line.split(","))
                .forEach(cells -> {
                    int workers = 0;
                    var inRacks = new HashSet<String>();
                    var inBlocks = new HashSet<String>();
                    for (var node : answer.get("placements").get(cells[0]).properties()) {
                        workers += node.getValue().asInt();
                        int taken = node.getValue().asInt() * Integer.parseInt(cells[2]);
                        free.merge(node.getKey(), -taken, Integer::sum);
                        inRacks.add(racks.get(node.getKey()));
                        inBlocks.add(blocks.get(node.getKey()));
                    }
                    assertEquals(Integer.parseInt(cells[1]), workers, cells[0]);
                    assertTrue(!cells[3].equals("required-rack") || inRacks.size() == 1, cells[0]);
                    assertTrue(
                            !cells[3].equals("required-block") || inBlocks.size() == 1, cells[0]);
                });
        free.forEach((node, left) -> assertTrue(left >= 0, node));
    }

    private JsonNode solve(String nodes, String gangs) throws IOException {
        var run = run(nodes, gangs);
        assertEquals(0, run.exit(), run.all());
        var answers = JSON.readTree(run.out()).get("answers");
        assertEquals(1, answers.size());
        assertEquals("gangs", answers.get(0).get("instance").asString());
        return answers.get(0);
    }

    private CommandRun run(String nodes, String gangs) throws IOException {
        var nodesFile = Files.writeString(home.resolve("nodes.csv"), nodes).toString();
        var gangsFile = Files.writeString(home.resolve("gangs.csv"), gangs).toString();
        return CommandRun.of("solve", "gangs", "--nodes", nodesFile, "--gangs", gangsFile);
    }
}
