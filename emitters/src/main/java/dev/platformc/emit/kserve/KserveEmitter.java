package dev.platformc.emit.kserve;

import dev.platformc.core.model.Endpoint;
import dev.platformc.emit.Document;
import dev.platformc.emit.Emitter;
import dev.platformc.emit.serving.Served;
import dev.platformc.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/// An endpoint as an InferenceService with a runtime of its own, or as an LLMInferenceService where
/// it has what only language models have, and the budget beside it.
public final class KserveEmitter implements Emitter {
    @Override
    public List<Document> emit(Plan plan) {
        var documents = new ArrayList<Document>();
        for (var served : Served.all(plan, f -> f == Endpoint.Form.INFERENCE_SERVICE)) {
            documents.addAll(InferenceServices.of(served));
            documents.add(served.budget());
        }
        for (var served : Served.all(plan, f -> f == Endpoint.Form.LLM_INFERENCE_SERVICE)) {
            documents.addAll(LlmServices.of(served));
            documents.add(served.budget());
        }
        return documents;
    }
}
