package dev.platformc.emit.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.text.Source;
import dev.platformc.emit.Document;
import dev.platformc.emit.Emitters;
import dev.platformc.emit.Yaml;
import dev.platformc.emit.contract.ExamplePlatforms;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What we write ourselves passes our own review.
class ReviewOfOursTest {
    /// Chosen by the author of an example, and said there by a check of its own.
    private static final Set<Code> CHOSEN = EnumSet.of(Code.LEGACY_KIND, Code.UNPINNED_IMAGE);

    @Test
    void no_object_of_the_examples_gets_an_error_and_none_of_a_workload_a_warning() {
        var found = new ArrayList<String>();
        int reviewed = 0;
        for (var plan : ExamplePlatforms.plans().entrySet()) {
            for (var document : Emitters.emit(plan.getValue())) {
                if (!document.path().endsWith("kustomization.yaml")) {
                    reviewed++;
                    said(document).forEach(d -> found.add(plan.getKey() + " " + d));
                }
            }
        }
        assertEquals(List.of(), found);
        assertTrue(reviewed > 500, "reviewed " + reviewed);
    }

    private static List<String> said(Document document) {
        var text = Yaml.print(document.content());
        return Review.of(new Source(document.path(), text), null).stream()
                .filter(d -> d.isError() || !isOfTheNode(document))
                .filter(d -> !CHOSEN.contains(d.code()))
                .map(Diagnostic::toString)
                .toList();
    }

    /// Software of the node itself needs rights on it.
    private static boolean isOfTheNode(Document document) {
        return document.path().contains("/nodes/")
                || document.path().startsWith("nodes/")
                || document.path().contains("daemonset-dcgm-exporter");
    }
}
