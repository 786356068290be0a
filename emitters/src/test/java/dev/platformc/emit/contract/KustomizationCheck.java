package dev.platformc.emit.contract;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// `kustomization.yaml` files: no cluster knows their kind, `kubectl kustomize` does.
final class KustomizationCheck {
    static final String KIND = "Kustomization";
    private static final String API = "kustomize.config.k8s.io/v1beta1";

    /// What we write of the many fields that there are.
    private static final Set<String> KNOWN =
            Set.of("apiVersion", "kind", "metadata", "resources", "labels");

    private KustomizationCheck() {}

    static List<Violation> of(Emitted document) {
        var found = new Findings();
        found.must(document.apiVersion().equals(API), "/apiVersion", "is not " + API);
        for (String field : document.read().propertyNames()) {
            found.must(KNOWN.contains(field), "/" + field, "unknown field `" + field + "`");
        }
        found.must(document.path().endsWith("kustomization.yaml"), "", "in a file of another name");
        JsonNode metadata = document.read().path("metadata");
        found.must(
                metadata.isMissingNode()
                        || (metadata.size() == 1 && metadata.path("name").isString()),
                "/metadata",
                metadata + " is more or less than a name");
        found.must(document.read().path("resources").isArray(), "/resources", "is not a list");
        return found.all();
    }

    /// What the kustomizations leave out of the output or name without its being there.
    static List<Violation> ofAll(List<Emitted> all) {
        var found = new Findings();
        Map<String, Emitted> byPath =
                all.stream().collect(Collectors.toMap(Emitted::path, d -> d, (a, _) -> a));
        var named = new TreeSet<String>();
        for (Emitted document : all) {
            if (!document.kind().equals(KIND)) {
                continue;
            }
            for (JsonNode resource : document.read().path("resources")) {
                String path = resolved(document.path(), resource.asString(""));
                String target = byPath.containsKey(path) ? path : path + "/kustomization.yaml";
                found.must(byPath.containsKey(target), "", document.path() + ": no " + resource);
                found.must(named.add(target), "", target + " is a resource twice");
            }
        }
        for (Emitted document : all) {
            found.must(
                    document.path().endsWith("kustomization.yaml")
                            || named.contains(document.path()),
                    "",
                    document.path() + " is a resource of no kustomization");
        }
        return found.all();
    }

    private static String resolved(String from, String resource) {
        Path folder = Path.of(from).resolveSibling(resource).normalize();
        return folder.toString().replace('\\', '/');
    }
}
