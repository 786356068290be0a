package dev.platformc.core.build;

import dev.platformc.core.model.Endpoint;

/// An endpoint that Ray serves: what KubeRay and Ray Serve ask of it besides.
final class RayServeChecks {
    private RayServeChecks() {}

    static void check(Report report, Endpoint endpoint) {
        if (endpoint.engine().kind() != Endpoint.Engine.Kind.RAY_SERVE) {
            return;
        }
        var id = endpoint.id();
        if (id.objectName().length() > RayChecks.LONGEST_NAME) {
            report.add(RayMessages.nameTooLong(id, RayChecks.LONGEST_NAME));
        }
        RayChecks.version(report, endpoint.engine().version(), RayVersions.LLM);
        var scale = endpoint.details().scale();
        if (scale == null) {
            return;
        }
        // Ray Serve counts requests in flight and nothing else.
        if (scale.by().isWritten() && !scale.by().value().equals("queue")) {
            report.add(
                    RayMessages.notSaid(
                            "Ray Serve scales by the requests in flight, not by "
                                    + scale.by().value(),
                            scale.by(),
                            "as many as `concurrency` says go to a replica"));
        }
    }
}
