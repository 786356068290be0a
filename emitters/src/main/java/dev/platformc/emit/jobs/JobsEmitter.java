package dev.platformc.emit.jobs;

import dev.platformc.core.model.Gang;
import dev.platformc.emit.Document;
import dev.platformc.emit.Emitter;
import dev.platformc.emit.gang.GangObject;
import dev.platformc.plan.Plan;
import java.util.List;
import java.util.stream.Stream;

/// A gang as the kind that it asks for, where that is neither Trainer's nor Volcano's.
public final class JobsEmitter implements Emitter {
    @Override
    public List<Document> emit(Plan plan) {
        return plan.gangs().stream().flatMap(gang -> of(plan, gang)).toList();
    }

    private static Stream<Document> of(Plan plan, Gang gang) {
        var placed = plan.of(gang);
        var base = GangObject.base(plan, gang);
        var documents =
                switch (gang.details().api()) {
                    case PYTORCH_JOB -> List.of(KubeflowJobs.pytorch(gang, placed, base));
                    case TF_JOB -> List.of(KubeflowJobs.tensorflow(gang, placed, base));
                    case XGBOOST_JOB -> List.of(KubeflowJobs.xgboost(gang, placed, base));
                    case MPI_JOB -> List.of(KubeflowJobs.mpi(gang, placed, base));
                    case JOBSET -> List.of(JobSets.of(gang, placed, base));
                    case JOB -> Jobs.of(gang, placed, base);
                    case TRAIN_JOB, VOLCANO_JOB -> List.<Document>of();
                };
        return documents.isEmpty() || !gang.neverDisrupt().value()
                ? documents.stream()
                : Stream.concat(documents.stream(), Stream.of(GangObject.budget(gang, base)));
    }
}
