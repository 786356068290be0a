package dev.platformc.emit;

import dev.platformc.emit.namespaces.NamespaceEmitter;
import dev.platformc.emit.kueue.KueueEmitter;
import dev.platformc.emit.priorities.PriorityEmitter;
import dev.platformc.emit.trainer.TrainerEmitter;
import dev.platformc.emit.vllm.VllmEmitter;
import dev.platformc.plan.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/// All emitters. Adding a target system is one package and one line here.
public final class Emitters {
    private static final List<Emitter> ALL = List.of(new NamespaceEmitter(), new PriorityEmitter(), new KueueEmitter(), new TrainerEmitter(), new VllmEmitter());

    private Emitters() {}

    /// The whole output, ordered by path.
    public static List<Document> emit(Plan plan) {
        var documents = new ArrayList<Document>();
        for (var emitter : ALL) {
            documents.addAll(emitter.emit(plan));
        }
        documents.sort(Comparator.comparing(Document::path));
        requireUniquePaths(documents);
        return List.copyOf(documents);
    }

    private static void requireUniquePaths(List<Document> documents) {
        var seen = new HashSet<String>();
        for (var document : documents) {
            if (!seen.add(document.path())) {
                throw new IllegalStateException("written twice: " + document.path());
            }
        }
    }
}
