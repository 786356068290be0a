package dev.platformc.emit;

import dev.platformc.emit.agent.AgentEmitter;
import dev.platformc.emit.argocd.ArgoCdEmitter;
import dev.platformc.emit.gpuoperator.GpuOperatorEmitter;
import dev.platformc.emit.kueue.KueueEmitter;
import dev.platformc.emit.kustomize.KustomizeEmitter;
import dev.platformc.emit.namespaces.NamespaceEmitter;
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
    private static final List<Emitter> ALL =
            List.of(
                    new NamespaceEmitter(),
                    new PriorityEmitter(),
                    new AgentEmitter(),
                    new GpuOperatorEmitter(),
                    new KueueEmitter(),
                    new TrainerEmitter(),
                    new VllmEmitter());

    /// What is about the other documents, each seeing all before it.
    private static final List<Closing> CLOSING =
            List.of(ArgoCdEmitter::emit, KustomizeEmitter::emit);

    private interface Closing {
        List<Document> emit(Plan plan, List<Document> others);
    }

    private Emitters() {}

    /// The whole output, ordered by path.
    public static List<Document> emit(Plan plan) {
        var documents = new ArrayList<Document>();
        for (var emitter : ALL) {
            documents.addAll(emitter.emit(plan));
        }
        for (var closing : CLOSING) {
            documents.addAll(closing.emit(plan, List.copyOf(documents)));
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
