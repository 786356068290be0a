package dev.platformc.emit;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Outcome;
import dev.platformc.core.text.SourceSet;
import dev.platformc.emit.agent.AgentEmitter;
import dev.platformc.emit.apps.AppEmitter;
import dev.platformc.emit.argocd.ArgoCdEmitter;
import dev.platformc.emit.dra.DraEmitter;
import dev.platformc.emit.gateway.GatewayEmitter;
import dev.platformc.emit.gpuoperator.GpuOperatorEmitter;
import dev.platformc.emit.jobs.JobsEmitter;
import dev.platformc.emit.kai.KaiEmitter;
import dev.platformc.emit.keda.KedaEmitter;
import dev.platformc.emit.kserve.KserveEmitter;
import dev.platformc.emit.kueue.KueueEmitter;
import dev.platformc.emit.kustomize.KustomizeEmitter;
import dev.platformc.emit.manifest.Manifests;
import dev.platformc.emit.monitoring.MonitoringEmitter;
import dev.platformc.emit.namespaces.NamespaceEmitter;
import dev.platformc.emit.network.NetworkEmitter;
import dev.platformc.emit.paged.PagedEmitter;
import dev.platformc.emit.patch.Patches;
import dev.platformc.emit.pipelines.PipelineEmitter;
import dev.platformc.emit.priorities.PriorityEmitter;
import dev.platformc.emit.ray.RayEmitter;
import dev.platformc.emit.registry.RegistryEmitter;
import dev.platformc.emit.schema.Schemas;
import dev.platformc.emit.storage.StorageEmitter;
import dev.platformc.emit.trainer.TrainerEmitter;
import dev.platformc.emit.vllm.VllmEmitter;
import dev.platformc.emit.volcano.VolcanoEmitter;
import dev.platformc.emit.workspaces.WorkspaceEmitter;
import dev.platformc.plan.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/// All emitters. Adding a target system is one package and one line here.
public final class Emitters {
    private static final List<Emitter> ALL =
            List.of(
                    new NamespaceEmitter(),
                    new PriorityEmitter(),
                    new AgentEmitter(),
                    new GpuOperatorEmitter(),
                    new DraEmitter(),
                    new KueueEmitter(),
                    new VolcanoEmitter(),
                    new KaiEmitter(),
                    new TrainerEmitter(),
                    new JobsEmitter(),
                    new RayEmitter(),
                    new VllmEmitter(),
                    new KserveEmitter(),
                    new KedaEmitter(),
                    new GatewayEmitter(),
                    new AppEmitter(),
                    new PagedEmitter(),
                    new WorkspaceEmitter(),
                    new StorageEmitter(),
                    new RegistryEmitter(),
                    new MonitoringEmitter());

    /// What is about the other documents, each seeing all before it.
    private static final List<Closing> CLOSING =
            List.of(NetworkEmitter::emit, ArgoCdEmitter::emit, KustomizeEmitter::emit);

    private interface Closing {
        List<Document> emit(Plan plan, List<Document> others);
    }

    private Emitters() {}

    /// The whole output, ordered by path.
    ///
    /// @throws IllegalStateException when a patch or a manifest cannot be written: those are
    ///   checked before, by [#emit(Plan, SourceSet)]
    public static List<Document> emit(Plan plan) {
        var emitted = emit(plan, SourceSet.of(List.of()));
        var documents = emitted.value();
        if (documents == null || emitted.hasErrors()) {
            throw new IllegalStateException("not checked: " + emitted.diagnostics());
        }
        return documents;
    }

    /// The whole output with what the author brings along and changes in it, ordered by path, and
    /// what is wrong with those.
    ///
    /// @param sources of the plan, with the schemas beside them
    public static Outcome<List<Document>> emit(Plan plan, SourceSet sources) {
        var written = new ArrayList<Document>();
        for (var emitter : ALL) {
            written.addAll(emitter.emit(plan));
        }
        var documents = new ArrayList<>(PipelineEmitter.among(plan, written));
        var platform = plan.platform();
        var diagnostics = new ArrayList<Diagnostic>();
        var schemas =
                platform.hatches().isEmpty()
                        ? Schemas.of(SourceSet.of(List.of()))
                        : Schemas.of(sources);
        diagnostics.addAll(schemas.diagnostics());
        var manifests = Manifests.emit(platform, sources, schemas, documents);
        diagnostics.addAll(manifests.diagnostics());
        documents.addAll(Objects.requireNonNull(manifests.value()));
        for (var closing : CLOSING) {
            documents.addAll(closing.emit(plan, List.copyOf(documents)));
        }
        documents.sort(Comparator.comparing(Document::path));
        requireUniquePaths(documents);
        var patched = Patches.apply(platform.hatches(), documents, schemas);
        diagnostics.addAll(patched.diagnostics());
        diagnostics.sort(Diagnostic.ORDER);
        return Outcome.of(List.copyOf(Objects.requireNonNull(patched.value())), diagnostics);
    }

    /// What cannot be written of a plan.
    public static List<Diagnostic> objections(Plan plan, SourceSet sources) {
        return plan.platform().hatches().isEmpty() ? List.of() : emit(plan, sources).diagnostics();
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
