package dev.platformc.emit.contract;

import com.google.re2j.Pattern;
import dev.platformc.hardware.catalog.Catalog;
import dev.platformc.hardware.catalog.Operator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What Argo CD's controller refuses, and the order in which it applies.
final class ArgoRules {
    private static final String PROJECT = "AppProject.argoproj.io";
    private static final Pattern HOLE = Pattern.compile("\\{\\{\\.([a-z]+)}}");
    private static final String WAVE = "argocd.argoproj.io/sync-wave";

    /// Kinds that must be there before another: all custom resources of one wave are applied in the
    /// order of their names.
    private static final Map<String, List<String>> FIRST =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("ClusterQueue", List.of("ResourceFlavor")),
                            Map.entry("ResourceFlavor", List.of("Topology")),
                            Map.entry("LocalQueue", List.of("ClusterQueue")),
                            Map.entry("TrainJob", List.of("ClusterTrainingRuntime", "LocalQueue")),
                            Map.entry("PyTorchJob", List.of("LocalQueue", "Queue")),
                            Map.entry("TFJob", List.of("LocalQueue")),
                            Map.entry("XGBoostJob", List.of("LocalQueue")),
                            Map.entry("MPIJob", List.of("LocalQueue")),
                            Map.entry("JobSet", List.of("LocalQueue", "PodGroup")),
                            Map.entry("PodGroup", List.of("Queue")),
                            Map.entry("Deployment", List.of("PriorityClass"))));

    private ArgoRules() {}

    static List<Violation> ofApplication(Emitted document, DocumentSet set) {
        var found = new Findings();
        JsonNode spec = document.read().path("spec");
        JsonNode destination = spec.path("destination");
        found.must(
                destination.has("server") != destination.has("name"),
                "/spec/destination",
                "takes exactly one of server, name");
        long sources = Stream.of("source", "sources", "sourceHydrator").filter(spec::has).count();
        found.must(sources == 1, "/spec", sources + " sources, must be one");
        found.must(
                !spec.path("project").asString("").isEmpty(), "/spec/project", "must not be empty");
        JsonNode source = spec.path("source");
        found.must(
                source.isMissingNode() || source.has("path") != source.has("chart"),
                "/spec/source",
                "takes exactly one of path, chart");
        found.must(
                !source.path("targetRevision").asString("HEAD").equals("HEAD"),
                "/spec/source",
                "is pinned to nothing");
        found.must(
                set.has(PROJECT, document.namespace(), spec.path("project").asString("")),
                "/spec/project",
                "no project `" + spec.path("project").asString("") + "`");
        set.of("argoproj.io", "AppProject")
                .filter(project -> project.name().equals(spec.path("project").asString("")))
                .forEach(project -> allowed(found, project.read().path("spec"), spec));
        return found.all();
    }

    private static void allowed(Findings found, JsonNode project, JsonNode application) {
        found.must(
                allows(project, application.path("destination")),
                "/spec/destination",
                "matches no destination of its project");
        boolean isKnown = false;
        for (JsonNode repository : project.path("sourceRepos")) {
            isKnown |= repository.equals(application.at("/source/repoURL"));
        }
        found.must(isKnown, "/spec/source/repoURL", "is no source of its project");
    }

    /// Each element of the list fills every hole of the template, and has a project.
    static List<Violation> ofSet(Emitted document, DocumentSet set) {
        var found = new Findings();
        JsonNode spec = document.read().path("spec");
        var holes = new TreeSet<String>();
        var matcher = HOLE.matcher(spec.path("template").toString());
        while (matcher.find()) {
            holes.add(matcher.group(1));
        }
        found.must(!holes.isEmpty(), "/spec/template", "all clusters would get the same");
        var names = new TreeSet<String>();
        for (JsonNode generator : spec.path("generators")) {
            for (JsonNode element : generator.at("/list/elements")) {
                found.must(
                        new TreeSet<>(element.propertyNames()).equals(holes),
                        "/spec/generators",
                        element.propertyNames() + " fill " + holes);
                String name = element.path("name").asString("");
                found.must(names.add(name), "/spec/generators", "`" + name + "` twice");
                found.must(
                        set.has(PROJECT, document.namespace(), name),
                        "/spec/generators",
                        "no project `" + name + "`");
            }
        }
        return found.all();
    }

    /// An application's own destination counts, though its objects name their namespaces; an absent
    /// namespace matches only an empty one.
    private static boolean allows(JsonNode project, JsonNode destination) {
        for (JsonNode allowed : project.path("destinations")) {
            String namespace = allowed.path("namespace").asString("");
            boolean isThere =
                    allowed.path("server").equals(destination.path("server"))
                            && allowed.path("name").equals(destination.path("name"));
            if (isThere
                    && (namespace.equals("*")
                            || namespace.equals(destination.path("namespace").asString("")))) {
                return true;
            }
        }
        return false;
    }

    /// A project lets through every namespace and every kind outside of namespaces that its
    /// application applies here: all but the folder that is applied by hand. What an application
    /// applies elsewhere is not in the set.
    static List<Violation> ofProject(Emitted document, DocumentSet set) {
        var found = new Findings();
        if (!isOfThisFolder(document.name(), set)) {
            return found.all();
        }
        JsonNode spec = document.read().path("spec");
        Set<String> namespaces = new TreeSet<>();
        spec.path("destinations").forEach(d -> namespaces.add(d.path("namespace").asString("")));
        Set<String> kinds = new TreeSet<>();
        for (JsonNode allowed : spec.path("clusterResourceWhitelist")) {
            kinds.add(allowed.path("group").asString("") + "/" + allowed.path("kind").asString(""));
        }
        for (Emitted other : set.all()) {
            if (other.kind().equals(KustomizationCheck.KIND) || isByHand(other)) {
                continue;
            }
            String kind = other.group() + "/" + other.kind();
            found.must(
                    other.namespace().isEmpty() ? kinds.contains(kind) : has(namespaces, other),
                    "/spec",
                    "does not let " + other.id() + " through");
        }
        return found.all();
    }

    private static boolean isByHand(Emitted document) {
        return ("/" + document.path()).contains("/gitops/");
    }

    private static boolean isOfThisFolder(String project, DocumentSet set) {
        boolean isOne =
                set.of("argoproj.io", "Application")
                        .filter(ArgoRules::isByHand)
                        .anyMatch(d -> d.read().at("/spec/project").asString("").equals(project));
        return isOne
                || set.of("argoproj.io", "ApplicationSet")
                        .flatMap(d -> d.read().at("/spec/generators/0/list/elements").valueStream())
                        .anyMatch(element ->
                                element.path("name").asString("").equals(project)
                                        && element.path("cluster")
                                                .asString("")
                                                .equals("in-cluster"));
    }

    private static boolean has(Set<String> namespaces, Emitted document) {
        return namespaces.contains("*") || namespaces.contains(document.namespace());
    }

    static List<Violation> ofWave(Emitted document, DocumentSet set) {
        var found = new Findings();
        JsonNode said = document.read().at("/metadata/annotations").path(WAVE);
        String at = Violation.under("/metadata/annotations", WAVE);
        found.must(
                said.isMissingNode() || said.asString("").matches("-?[0-9]+"),
                at,
                said + " is not a whole number");
        Optional<Integer> own = wave(document);
        for (Operator operator : Catalog.standard().operators()) {
            if (own.isPresent() && operator.owns(document.group(), document.kind())) {
                set.of("argoproj.io", "Application")
                        .filter(d -> d.name().endsWith("-" + operator.name()))
                        .filter(d -> wave(d).isPresent() && wave(d).get() >= own.get())
                        .forEach(d -> found.say(at, "not after " + d.id()));
            }
        }
        for (String kind : FIRST.getOrDefault(document.kind(), List.of())) {
            for (Emitted other : set.all()) {
                if (other.kind().equals(kind) && own.isPresent() && wave(other).isPresent()) {
                    found.must(wave(other).get() < own.get(), at, "not after " + other.id());
                }
            }
        }
        return found.all();
    }

    private static Optional<Integer> wave(Emitted document) {
        String wave = document.read().at("/metadata/annotations").path(WAVE).asString("");
        return wave.matches("-?[0-9]+") ? Optional.of(Integer.parseInt(wave)) : Optional.empty();
    }
}
