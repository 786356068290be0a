package dev.platformc.cli.report;

import dev.platformc.solver.rule.TestResult;
import java.util.ArrayList;
import java.util.List;

/// Tests in lines: one for each, and the sum.
public final class Results {
    private Results() {}

    public static List<String> lines(List<TestResult> results) {
        var lines = new ArrayList<String>();
        for (var result : results) {
            lines.add(
                    (result.passed() ? "ok      " : "FAILED  ")
                            + result.test().name()
                            + (result.passed() ? "" : ": " + reason(result)));
        }
        long failed = results.stream().filter(result -> !result.passed()).count();
        lines.add(
                failed == 0
                        ? Words.count(results.size(), "test") + ", all as expected"
                        : Words.count(results.size(), "test") + ", " + failed + " failed");
        return lines;
    }

    /// The headline without the name, which stands in front already.
    private static String reason(TestResult result) {
        var headline = result.failures().getFirst().headline();
        int colon = headline.indexOf(": ");
        return colon < 0 ? headline : headline.substring(colon + 2);
    }
}
