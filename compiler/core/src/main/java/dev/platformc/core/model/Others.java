package dev.platformc.core.model;

import java.util.List;
import java.util.function.UnaryOperator;

/// What runs and is neither gang nor endpoint, and the pods that it all comes to.
///
/// @param pods of rays, workspaces, apps and steps, in the order of their keys
public record Others(
        List<Device> devices, List<Ray> rays, List<Workspace> workspaces, List<Pods> pods) {
    public static final Others NONE = new Others(List.of(), List.of(), List.of(), List.of());

    /// With other pods, for trying what would help.
    public Others map(UnaryOperator<Pods> change) {
        return new Others(devices, rays, workspaces, pods.stream().map(change).toList());
    }
}
