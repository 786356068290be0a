package dev.platformc.emit.ray;

import dev.platformc.plan.RayRollout;
import org.jspecify.annotations.Nullable;

/// What KubeRay is told of how a new version comes in.
final class Rollout {
    private static final int SECONDS = 60;

    private Rollout() {}

    static Specs.Upgrade strategy(RayRollout rollout) {
        return switch (rollout.way()) {
            case BESIDE -> new Specs.Upgrade("NewCluster", null);
            case IN_PLACE -> new Specs.Upgrade("None", null);
            case STEPS -> new Specs.Upgrade("NewClusterWithIncrementalUpgrade", steps(rollout));
        };
    }

    private static Specs.@Nullable Steps steps(RayRollout rollout) {
        var gatewayClass = rollout.gatewayClass();
        return gatewayClass == null
                ? null
                : new Specs.Steps(
                        gatewayClass, rollout.surge().percent(), RayRollout.STEP, SECONDS);
    }
}
