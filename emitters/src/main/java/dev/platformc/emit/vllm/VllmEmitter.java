package dev.platformc.emit.vllm;

import dev.platformc.core.model.Endpoint;
import dev.platformc.emit.Document;
import dev.platformc.emit.Emitter;
import dev.platformc.emit.serving.ReplicaOrigins;
import dev.platformc.emit.serving.ReplicaPod;
import dev.platformc.emit.serving.Served;
import dev.platformc.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/// An endpoint as a Deployment of vLLM, or as a LeaderWorkerSet where a replica is several pods,
/// the Service in front of it and the budget that keeps a drain from taking too many at once.
public final class VllmEmitter implements Emitter {
    @Override
    public List<Document> emit(Plan plan) {
        var documents = new ArrayList<Document>();
        for (var served : Served.all(plan, form -> form == Endpoint.Form.DEPLOYMENT)) {
            documents.add(deployment(served));
            documents.add(served.service("http"));
            documents.add(served.budget());
        }
        for (var served : Served.all(plan, form -> form == Endpoint.Form.LEADER_WORKER_SET)) {
            documents.addAll(LeaderWorkerSets.of(served));
        }
        return documents;
    }

    private static Document deployment(Served served) {
        return ReplicaOrigins.whole(
                served.deployment(ReplicaPod.of(served)), served, "/spec/template/spec");
    }
}
