package dev.platformc.core.build;

import dev.platformc.core.model.CountRange;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Sourced;
import java.util.ArrayList;
import java.util.List;

/// Pods of an endpoint besides one for each replica: those that only read prompts, and the further
/// stages of replicas whose layers are split.
final class EndpointPods {
    private EndpointPods() {}

    static List<Pods> of(Endpoint endpoint) {
        var pods = new ArrayList<Pods>();
        var prefill = endpoint.details().prefill();
        if (prefill != null) {
            pods.add(
                    pods(
                            endpoint,
                            "prefill",
                            "prefill replica",
                            prefill.map(Endpoint.Prefill::replicas),
                            prefill.map(Endpoint.Prefill::gpus)));
        }
        int further = endpoint.details().pipeline() - 1;
        if (further > 0 && endpoint.fit().value() instanceof Endpoint.Fit.Gpus gpus) {
            pods.add(
                    pods(
                            endpoint,
                            "stages",
                            "stage",
                            endpoint.replicas().map(r -> r.times(further)),
                            endpoint.fit().map(_ -> gpus.tensor())));
        }
        return pods;
    }

    private static Pods pods(
            Endpoint endpoint,
            String what,
            String unit,
            Sourced<CountRange> count,
            Sourced<Integer> gpus) {
        return new Pods(
                RayBuilder.part(endpoint.id(), what),
                unit,
                endpoint.team(),
                endpoint.queue(),
                endpoint.on(),
                endpoint.priority(),
                endpoint.start(),
                endpoint.neverDisrupt(),
                count,
                gpus,
                null,
                endpoint.cpu(),
                endpoint.memory(),
                endpoint.details().needs());
    }
}
