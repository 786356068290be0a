package dev.platformc.core.explain;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Platform;
import dev.platformc.hardware.catalog.Catalog;
import dev.platformc.hardware.catalog.Catalog.SchedulerAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Which scheduler fits what a platform asks, and why: the catalog's table, and of it the lines
/// that somebody asks for.
///
/// @param cluster whose pools these are; absent in the name where there is no platform
/// @param chosen the scheduler of these pools
/// @param asked what is asked of it, in the order of the table
/// @param best those that do most of it, the first of them the usual choice
public record SchedulerSheet(Cluster cluster, String chosen, List<Asked> asked, List<String> best) {

    /// @param by who asks
    public record Asked(SchedulerAnswer answer, List<Identity> by) {}

    /// In this order they are preferred where they do as much.
    public static final List<String> SCHEDULERS = List.of("kueue", "volcano", "kai", "default");

    /// One for each cluster and scheduler that some pool has.
    public static List<SchedulerSheet> of(Platform platform, Catalog catalog) {
        var sheets = new ArrayList<SchedulerSheet>();
        for (var cluster : platform.clusters()) {
            for (var scheduler : Cluster.Scheduler.values()) {
                if (!platform.poolsOf(cluster, scheduler).isEmpty()) {
                    sheets.add(of(platform, catalog, cluster, scheduler));
                }
            }
        }
        return sheets;
    }

    private static SchedulerSheet of(
            Platform platform, Catalog catalog, Cluster cluster, Cluster.Scheduler scheduler) {
        var needs = SchedulerNeeds.of(platform, cluster, scheduler);
        var asked =
                catalog.schedulerAnswers().stream()
                        .filter(answer -> needs.containsKey(answer.need()))
                        .map(answer -> new Asked(answer, by(needs, answer)))
                        .toList();
        return new SchedulerSheet(cluster, word(scheduler), asked, best(asked));
    }

    private static List<Identity> by(Map<String, List<Identity>> needs, SchedulerAnswer answer) {
        return List.copyOf(needs.getOrDefault(answer.need(), List.of()));
    }

    public static String word(Cluster.Scheduler scheduler) {
        return scheduler.name().toLowerCase(Locale.ROOT);
    }

    /// Fewest that it does not, then fewest that it does in part. Where nothing is asked, the one
    /// that every cluster has is enough.
    private static List<String> best(List<Asked> asked) {
        if (asked.isEmpty()) {
            return List.of("default");
        }
        long least = SCHEDULERS.stream().mapToLong(s -> missing(asked, s)).min().orElseThrow();
        return SCHEDULERS.stream().filter(s -> missing(asked, s) == least).toList();
    }

    /// A thing that is not done weighs more than any number of those that are done in part.
    private static long missing(List<Asked> asked, String scheduler) {
        return count(asked, scheduler, "no") * (asked.size() + 1L)
                + count(asked, scheduler, "partly");
    }

    private static long count(List<Asked> asked, String scheduler, String does) {
        return asked.stream()
                .filter(a -> answer(a.answer(), scheduler).does().equals(does))
                .count();
    }

    /// What one of them does of it.
    public static Catalog.Answer answer(SchedulerAnswer of, String scheduler) {
        var answer = of.answers().get(scheduler);
        if (answer == null) {
            throw new IllegalArgumentException("no scheduler: " + scheduler);
        }
        return answer;
    }
}
