package dev.platformc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.platformc.cli.files.SourceFolder;
import dev.platformc.cli.report.Documents;
import dev.platformc.core.text.SourceSet;
import dev.platformc.plan.CardRun.Use;
import dev.platformc.plan.Plan;
import dev.platformc.plan.PoolPlan;
import dev.platformc.plan.Proof;
import dev.platformc.plan.WorkloadPlan;
import dev.platformc.solver.Budget;
import dev.platformc.solver.Compilation;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// How large each example is and what is placed of it, as a page; what it costs to check is
/// printed. `-Dapprove=true` writes the page anew.
class ExamplesTableTest {
    private static final Path PAGE =
            Examples.root().resolveSibling("docs").resolve("examples-in-numbers.md");

    @Test
    void the_page_says_what_is_placed() throws IOException {
        var page = new StringBuilder(HEAD);
        var times = new StringBuilder();
        for (var example : Examples.all()) {
            if (!Examples.isRefused(example)) {
                var sources = Objects.requireNonNull(new SourceFolder(example).read().value());
                long before = cpu();
                var plan = plan(sources);
                long first = cpu();
                plan(sources);
                times.append(
                        String.format(
                                Locale.ROOT,
                                "%-22s %6d ms of this thread, %6d ms again%n",
                                Examples.name(example),
                                (first - before) / 1_000_000,
                                (cpu() - first) / 1_000_000));
                page.append(row(example, plan, sources));
            }
        }
        System.out.print(times);
        if (Boolean.getBoolean("approve")) {
            Files.writeString(PAGE, page.toString());
        }
        assertEquals(Files.readString(PAGE), page.toString());
    }

    private static final String HEAD =
            """
            <!-- Made by ExamplesTableTest from the examples: change those. -->
            # The examples in numbers

            What `platformc check` places of each example: nodes and GPUs that there may be, cards that sharings have, workloads, the
            replicas, workers and other pods of them that have a place, how many of the placements are proved best, and documents.

            | example | lines | nodes | GPUs | in sharings | workloads | pods placed | proved best | documents |
            |---|--:|--:|--:|--:|--:|--:|--:|--:|
            """;

    private static String row(Path example, Plan plan, SourceSet sources) {
        var cells = new ArrayList<String>();
        cells.add("[" + Examples.name(example) + "](../examples/" + Examples.name(example) + ")");
        cells.add(
                number(
                        sources.sources().stream()
                                .flatMap(source -> source.text().lines())
                                .filter(line -> !line.isBlank())
                                .count()));
        var pools = plan.platform().pools();
        cells.add(number(pools.stream().mapToLong(p -> p.nodes().most()).sum()));
        cells.add(
                number(
                        pools.stream()
                                .mapToLong(p -> (long) p.nodes().most() * p.gpusPerNode())
                                .sum()));
        cells.add(number(plan.pools().stream().mapToLong(ExamplesTableTest::shared).sum()));
        var workloads = plan.workloads();
        cells.add(number(workloads.size()));
        cells.add(number(workloads.stream().mapToLong(WorkloadPlan::units).sum()));
        cells.add(
                number(workloads.stream().filter(w -> w.proof() instanceof Proof.Optimal).count()));
        cells.add(number(Documents.print(plan, sources).size()));
        return "| " + String.join(" | ", cells) + " |\n";
    }

    /// Cards that sharings cut or hand out in parts.
    private static long shared(PoolPlan pool) {
        long count = 0;
        for (var run : pool.nodes()) {
            for (var cards : run.cards()) {
                boolean isShared =
                        cards.use() instanceof Use.Cut || cards.use() instanceof Use.Apart;
                count += isShared ? (long) run.count() * cards.count() : 0;
            }
        }
        return count;
    }

    private static Plan plan(SourceSet sources) {
        var outcome = Compilation.plan(sources, Map.of(), null, Budget.USUAL);
        return Objects.requireNonNull(outcome.value(), () -> outcome.diagnostics().toString());
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
