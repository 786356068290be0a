package dev.platformc.solver.lowering;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Note;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Platform;
import dev.platformc.core.text.Span;
import java.util.ArrayList;
import java.util.List;

/// Slices that cannot all be cut from the cards of a sharing.
final class SlicesMessage {
    private SlicesMessage() {}

    static Diagnostic of(PlanningProblem.SlicesImpossible problem, Repairs repairs) {
        var sharing = problem.sharing();
        var asked =
                problem.demands().stream().filter(d -> problem.core().contains(d.id())).toList();
        var first = asked.getFirst();
        var message =
                Diagnostic.of(
                        Code.SLICES_IMPOSSIBLE,
                        PlanningWords.counted(problem.cards(), "card")
                                + " of `"
                                + sharing.id().name()
                                + "` cannot hold these slices",
                        span(repairs.platform(), first),
                        asks(first));
        for (var demand : asked.subList(1, asked.size())) {
            message = message.withRelated(span(repairs.platform(), demand), asks(demand));
        }
        message =
                message.withRelated(
                        sharing.gpus().isWritten() ? sharing.gpus().span() : sharing.id().span(),
                        PlanningWords.counted(problem.cards(), "card") + " to cut");
        message = message.withNote(sum(problem, asked));
        message =
                problem.minimal()
                        ? message.withNote("without any one of these the rest fits")
                        : message.withNote(
                                "fewer of these may be in the way: the smallest set was not proven");
        return PlanningMessages.withFixes(message, repairs.of(problem));
    }

    private static String asks(SliceDemand demand) {
        return "asks for " + demand.count() + " x " + demand.profile().gpuInstance();
    }

    /// Where the number of slices is written: replicas, or what a queue promises.
    private static Span span(Platform platform, SliceDemand demand) {
        for (var workload : platform.workloads().toList()) {
            if (workload.id().key().equals(SliceDemand.base(demand.id()))) {
                return workload instanceof Endpoint endpoint && endpoint.replicas().isWritten()
                        ? endpoint.replicas().span()
                        : workload.id().span();
            }
        }
        for (var queue : platform.queues()) {
            if (Demands.promiseId(queue, demand.profile()).equals(demand.id())) {
                return queue.quota().span();
            }
        }
        return platform.id().span();
    }

    private static Note sum(PlanningProblem.SlicesImpossible problem, List<SliceDemand> asked) {
        var gpu = problem.sharing().pool().gpu();
        var geometry = gpu == null ? null : gpu.mig();
        int compute = 0;
        int memory = 0;
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("slices", "compute slices", "memory slices"));
        for (var demand : asked) {
            int c = demand.count() * demand.profile().compute();
            int m = demand.count() * demand.profile().size();
            compute += c;
            memory += m;
            rows.add(
                    List.of(
                            demand.count() + " x " + demand.profile().gpuInstance(),
                            Integer.toString(c),
                            Integer.toString(m)));
        }
        rows.add(List.of("asked for", Integer.toString(compute), Integer.toString(memory)));
        if (geometry != null) {
            rows.add(
                    List.of(
                            PlanningWords.counted(problem.cards(), "card"),
                            Integer.toString(problem.cards() * geometry.computeSlices()),
                            Integer.toString(problem.cards() * geometry.memorySlices())));
        }
        return new Note.Sum(rows, asked.size() + 1);
    }
}
