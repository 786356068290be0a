package dev.platformc.emit.ray;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Pipeline;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Ray;
import dev.platformc.emit.Document;
import dev.platformc.emit.Emitter;
import dev.platformc.emit.Topic;
import dev.platformc.plan.Plan;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.ArrayList;
import java.util.List;

/// Clusters, jobs and services of Ray, those that serve endpoints among them, and the budgets that
/// keep a drain from their actors.
public final class RayEmitter implements Emitter {
    @Override
    public List<Document> emit(Plan plan) {
        var documents = new ArrayList<Document>();
        for (var ray : plan.platform().others().rays()) {
            documents.addAll(of(plan, ray));
        }
        plan.endpoints().stream()
                .filter(Endpoint::isRayService)
                .forEach(endpoint -> documents.addAll(ServedEndpoints.of(plan, endpoint)));
        return documents;
    }

    private static List<Document> of(Plan plan, Ray ray) {
        var documents = new ArrayList<Document>();
        var duty = ray.duty();
        if (duty != null
                && duty.value() instanceof Ray.Duty.Job(_, var schedule)
                && schedule != null
                && !isStartedByPipeline(plan.platform(), ray)) {
            documents.addAll(Schedules.of(plan, ray, schedule));
        } else {
            documents.add(RayObjects.of(plan, ray));
        }
        if (ray.keeper() != null) {
            documents.addAll(Keeper.of(plan, ray.keeper(), RayShape.of(plan, ray)));
        }
        var mayBeMissing = RayObjects.mayBeMissing(ray);
        if (mayBeMissing != null) {
            var base = RayObjects.base(plan, RayShape.of(plan, ray), Topic.RAY);
            documents.add(
                    RayObjects.budget(
                            base,
                            new IntOrString(mayBeMissing),
                            ray.head().neverDisrupt().origin()));
        }
        return documents;
    }

    /// Then the pipeline has the clock, and takes the object out of the documents.
    private static boolean isStartedByPipeline(Platform platform, Ray ray) {
        return platform.data().pipelines().stream()
                .flatMap(pipeline -> pipeline.steps().stream())
                .anyMatch(step ->
                        step.run() instanceof Pipeline.Run.Declared(var workload)
                                && workload.equals(ray.id().key()));
    }
}
