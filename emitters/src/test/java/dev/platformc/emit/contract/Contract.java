package dev.platformc.emit.contract;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Everything that these tests ask of the output of one compilation.
final class Contract {
    private final CrdFolder definitions;

    Contract(CrdFolder definitions) {
        this.definitions = definitions;
    }

    /// What is wrong with the documents of a cluster, their text included, by path.
    Map<String, List<Violation>> broken(Output output) {
        var found = new TreeMap<>(broken(output.emitted()));
        for (int i = 0; i < output.documents().size(); i++) {
            Emitted emitted = output.emitted().get(i);
            add(found, emitted.path(), MeaningCheck.of(output.documents().get(i), emitted));
        }
        return found;
    }

    /// What is wrong with the documents, by path; empty when a cluster would take them all. What is
    /// wrong with all of them together stands under the empty path.
    Map<String, List<Violation>> broken(List<Emitted> documents) {
        var found = new TreeMap<String, List<Violation>>();
        var set = new DocumentSet(documents);
        for (Emitted document : documents) {
            add(found, document.path(), alone(document));
            add(found, document.path(), ReferenceCheck.of(document, set));
            add(found, document.path(), SelectionCheck.of(document, set));
            add(found, document.path(), WebhookRules.of(document, set));
        }
        add(found, "", KustomizationCheck.ofAll(documents));
        return found;
    }

    /// A document by itself: its type, and what its kind asks.
    List<Violation> alone(Emitted document) {
        if (document.kind().equals(KustomizationCheck.KIND)) {
            return KustomizationCheck.of(document);
        }
        var found = new ArrayList<>(typed(document));
        Set<String> claimed = new TreeSet<>();
        document.read()
                .at("/spec/volumeClaimTemplates")
                .forEach(claim -> claimed.add(claim.at("/metadata/name").asString("")));
        Pod.in(document.read()).forEach(pod -> found.addAll(PodCheck.of(pod, claimed)));
        return found;
    }

    private List<Violation> typed(Emitted document) {
        Optional<Class<? extends HasMetadata>> model =
                CoreModels.of(document.apiVersion(), document.kind());
        if (model.isPresent()) {
            var found = new ArrayList<>(CoreObjectCheck.of(model.get(), document.read()));
            found.addAll(CoreRules.of(document));
            return found;
        }
        return definition(document)
                .map(crd -> CustomResourceCheck.of(crd, document.read()))
                .orElseGet(() -> isBrought(document) ? List.of() : List.of(unknown(document)));
    }

    private Optional<Crd> definition(Emitted document) {
        return document.is("batch", "Job")
                ? definitions.ofJob()
                : definitions.find(document.group(), document.version(), document.kind());
    }

    /// What authors bring along may be of kinds that only they know; the compiler says so.
    private static boolean isBrought(Emitted document) {
        return document.path().startsWith("manifests/");
    }

    private static Violation unknown(Emitted document) {
        return new Violation(
                "/kind", "nothing defines " + document.kind() + " of " + document.apiVersion());
    }

    private static void add(Map<String, List<Violation>> found, String path, List<Violation> more) {
        if (!more.isEmpty()) {
            found.computeIfAbsent(path, _ -> new ArrayList<>()).addAll(more);
        }
    }
}
