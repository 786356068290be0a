package dev.platformc.core.build;

import dev.platformc.core.model.CountRange;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Ray;
import dev.platformc.core.model.Sourced;
import java.util.ArrayList;
import java.util.List;

/// Pods of an endpoint besides one for each replica: those that only read prompts, and the further
/// stages of replicas whose layers are split.
final class EndpointPods {
    private EndpointPods() {}

    /// @param places for what needs no GPU
    static List<Pods> of(Endpoint endpoint, Places places) {
        var pods = new ArrayList<Pods>();
        if (endpoint.isRayService()) {
            pods.add(head(endpoint, places));
        }
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

    /// Of the cluster of Ray that serves it.
    private static Pods head(Endpoint endpoint, Places places) {
        var at =
                new Places.Place(
                        endpoint.team(),
                        endpoint.queue(),
                        endpoint.on(),
                        endpoint.priority(),
                        endpoint.start(),
                        endpoint.neverDisrupt());
        var head = RayPreset.of("serve").head();
        var end = endpoint.id().span();
        var size =
                new Ray.Size(Sourced.preset(head.cpu(), end), Sourced.preset(head.memory(), end));
        return RayHeads.head(
                endpoint.id(), at, places, size, endpoint.replicas().value().isRange());
    }

    private static Pods pods(
            Endpoint endpoint,
            String what,
            String unit,
            Sourced<CountRange> count,
            Sourced<Integer> gpus) {
        return new Pods(
                RayHeads.part(endpoint.id(), what),
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
