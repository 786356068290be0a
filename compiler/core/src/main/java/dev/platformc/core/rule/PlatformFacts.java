package dev.platformc.core.rule;

import dev.platformc.core.eval.Declarations;
import dev.platformc.core.eval.Facts;
import dev.platformc.core.eval.Shown;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Team;
import dev.platformc.core.model.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is known of a platform before anything is placed.
public final class PlatformFacts implements Facts {
    private final Platform platform;
    private final References references;
    private final WorkloadFacts workloads;
    private final Map<String, Pool> pools;
    private final Map<String, Team> teams;
    private final Map<String, Sharing> sharings;

    /// By key: gangs and endpoints may share a name.
    private final Map<String, Workload> byKey;

    public PlatformFacts(Platform platform, Declarations declarations) {
        this.platform = platform;
        this.references = new References(declarations);
        this.workloads = new WorkloadFacts(platform, references);
        this.pools = index(platform.pools().stream(), pool -> pool.id().name());
        this.teams = index(platform.teams().stream(), team -> team.id().name());
        this.sharings = index(platform.sharings().stream(), sharing -> sharing.id().name());
        this.byKey = index(platform.workloads(), workload -> workload.id().key());
    }

    /// Rules ask for many facts: each must be found at once.
    private static <T> Map<String, T> index(Stream<T> all, Function<T, String> name) {
        return all.collect(Collectors.toMap(name, one -> one, (one, _) -> one));
    }

    @Override
    public Answer of(String kind, String name, String fact) {
        return switch (kind) {
            case "platform" -> whole(fact);
            case "pool" -> on(pools.get(name), pool -> pool(pool, fact));
            case "team" -> on(teams.get(name), team -> team(team, fact));
            case "sharing" -> on(sharings.get(name), sharing -> sharing(sharing, fact));
            case "queue" ->
                    fact.equals("gpus") || fact.equals("cost")
                            ? new Answer.Later()
                            : new Answer.Nothing();
            case "gang", "endpoint" ->
                    on(byKey.get(kind + "." + name), workload -> workload(workload, fact));
            case "ray", "workspace" -> together(kind, name, fact);
            default -> new Answer.Nothing();
        };
    }

    /// Of a declaration that comes to several groups of pods: a head and its workers, the seats.
    private Answer together(String kind, String name, String fact) {
        var pods = where(w -> w.id().kind().equals(kind) && w.id().name().startsWith(name + "."));
        if (pods.isEmpty()) {
            return new Answer.Missing();
        }
        return switch (fact) {
            case "gpus" -> Sums.range(Sums.total(pods.stream().map(Sums::cards).toList()), null);
            case "cost" ->
                    Sums.price(
                            platform,
                            Sums.priced(
                                    pods.stream()
                                            .<Sums.@Nullable Span>map(w -> Sums.cost(platform, w))
                                            .toList()));
            case "waste" -> Waste.of(pods, references);
            case "image" -> image(kind, name);
            case "team", "queue", "cluster", "priority", "nodes", "placed" ->
                    workloads.of(pods.getFirst(), fact);
            default -> new Answer.Nothing();
        };
    }

    /// `none` where whoever comes brings one.
    private Answer image(String kind, String name) {
        for (var ray : platform.others().rays()) {
            if (kind.equals("ray") && ray.id().name().equals(name)) {
                return Values.text(ray.image().value());
            }
        }
        for (var workspace : platform.others().workspaces()) {
            var image = workspace.image();
            if (kind.equals("workspace") && workspace.id().name().equals(name) && image != null) {
                return Values.text(image.value());
            }
        }
        return Values.none();
    }

    private static <T> Answer on(@Nullable T one, Function<T, Answer> answer) {
        return one == null ? new Answer.Missing() : answer.apply(one);
    }

    private Answer whole(String fact) {
        return switch (fact) {
            case "cost" ->
                    Sums.price(
                            platform,
                            Sums.priced(
                                    platform.pools().stream()
                                            .<Sums.@Nullable Span>map(p -> Sums.cost(platform, p))
                                            .toList()));
            case "gpus" ->
                    Sums.range(
                            Sums.total(platform.pools().stream().map(Sums::cards).toList()), null);
            case "waste" -> Waste.of(platform.workloads().toList(), references);
            case "currency" -> Values.word(platform.currency().value());
            default -> new Answer.Nothing();
        };
    }

    private Answer pool(Pool pool, String fact) {
        return switch (fact) {
            case "cost" -> Sums.price(platform, Sums.cost(platform, pool));
            case "gpus" -> Sums.range(Sums.cards(pool), null);
            case "waste" ->
                    Waste.of(where(w -> w.on().value().pool().id().equals(pool.id())), references);
            case "free", "fragmentation" -> new Answer.Later();
            case "cluster" -> references.to(pool.cluster().id());
            default -> new Answer.Nothing();
        };
    }

    private Answer team(Team team, String fact) {
        var own = where(w -> w.team() != null && w.team().value().id().equals(team.id()));
        return switch (fact) {
            case "cost" ->
                    Sums.price(
                            platform,
                            Sums.priced(
                                    own.stream()
                                            .<Sums.@Nullable Span>map(w -> Sums.cost(platform, w))
                                            .toList()));
            case "gpus" -> Sums.range(Sums.total(own.stream().map(Sums::cards).toList()), null);
            case "waste" -> Waste.of(own, references);
            case "namespace" -> Values.text(team.namespace().value());
            default -> new Answer.Nothing();
        };
    }

    private Answer workload(Workload workload, String fact) {
        return fact.equals("waste")
                ? Waste.of(List.of(workload), references)
                : workloads.of(workload, fact);
    }

    private Answer sharing(Sharing sharing, String fact) {
        return switch (fact) {
            case "teams" -> references.toAll(teams(sharing));
            case "isolation" ->
                    Values.word(
                            switch (sharing.slice().value()) {
                                case Sharing.Slicing.Mig _ -> "slice";
                                case Sharing.Slicing.Whole _ -> "gpu";
                                case Sharing.Slicing.Time _, Sharing.Slicing.Mps _ -> "none";
                            });
            case "layouts" -> new Answer.Later();
            case "gpus" -> Values.number(sharing.gpus().value());
            case "pool" -> references.to(sharing.pool().id());
            default -> new Answer.Nothing();
        };
    }

    /// Whose workloads run on it or whose queues share it out, by name.
    private List<Identity> teams(Sharing sharing) {
        var teams = new TreeMap<String, Identity>();
        for (var workload : where(w -> w.on().value().id().equals(sharing.id()))) {
            if (workload.team() != null) {
                teams.put(workload.team().value().id().name(), workload.team().value().id());
            }
        }
        for (var queue : platform.queues()) {
            if (queue.team() != null
                    && queue.on().value().stream().anyMatch(s -> s.id().equals(sharing.id()))) {
                teams.put(queue.team().value().id().name(), queue.team().value().id());
            }
        }
        return new ArrayList<>(teams.values());
    }

    private List<Workload> where(java.util.function.Predicate<Workload> test) {
        return platform.workloads().filter(test).toList();
    }

    @Override
    public List<Remark> remarks(String kind, String name, String fact) {
        if (kind.equals("platform") && (fact.equals("cost") || fact.equals("gpus"))) {
            return summands(fact);
        }
        return kind.equals("endpoint") && fact.startsWith("memory.")
                ? platform.endpoints().stream()
                        .filter(e -> e.id().name().equals(name))
                        .map(e -> new Remark(WorkloadFacts.memory(e), null))
                        .toList()
                : List.of();
    }

    private List<Remark> summands(String fact) {
        var remarks = new ArrayList<Remark>();
        for (var pool : platform.pools()) {
            if (pool(pool, fact) instanceof Answer.Known(Value value)
                    && !(value instanceof Value.None)) {
                remarks.add(
                        new Remark(
                                pool.id().display() + " adds " + Shown.brief(value),
                                pool.id().span()));
            }
        }
        return remarks;
    }
}
