package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Identity;
import java.util.Objects;

/// How a replica or an endpoint is split.
final class SplitChecks {
    private SplitChecks() {}

    /// Two parts, both of them, in place of `replicas`.
    static void parts(Report report, Identity id, Attributes written) {
        var prefill = written.find("prefill");
        var decode = written.find("decode");
        var replicas = written.find("replicas");
        if (replicas != null) {
            var part = Objects.requireNonNull(prefill != null ? prefill : decode);
            report.add(
                    Diagnostic.of(
                                    Code.PARTS_WITH_REPLICAS,
                                    id.display() + " has parts and `replicas` besides",
                                    replicas.span(),
                                    "replicas of which part?")
                            .withRelated(part.span(), "each part has its own number"));
        }
        if (prefill == null || decode == null) {
            var there = Objects.requireNonNull(prefill != null ? prefill : decode);
            var lacks = prefill == null ? "prefill" : "decode";
            report.add(
                    Diagnostic.of(
                            Code.PARTS_WITH_REPLICAS,
                            id.display() + " has one part only, `" + lacks + "` is missing",
                            there.span(),
                            "half of the work is nobody's"));
        }
    }

    /// GPUs of one pod are on one node.
    static void degrees(Report report, Demand demand, ServingBuilder.Split split) {
        int node = demand.pool().gpusPerNode();
        var prefill = split.prefill();
        if (prefill != null && node > 0 && prefill.value().gpus() > node) {
            report.add(
                    Diagnostic.of(
                                    Code.NODE_TOO_SMALL,
                                    "a prefill replica of `"
                                            + demand.id().name()
                                            + "` wants "
                                            + prefill.value().gpus()
                                            + " GPUs and a node has "
                                            + node,
                                    prefill.span(),
                                    "a replica of a part is one pod")
                            .withRelated(demand.pool().trees().span(), "the nodes"));
        }
    }
}
