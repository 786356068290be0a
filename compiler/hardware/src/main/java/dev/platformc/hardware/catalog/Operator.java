package dev.platformc.hardware.catalog;

import java.util.List;
import java.util.Map;

/// Software that looks after custom resources, at the release that ours are written for.
///
/// @param isChart of a Helm repository; else a folder of a Git repository
/// @param repository address, as Argo CD takes it: of a registry without a scheme
/// @param place chart or folder
/// @param version of the chart; of a folder the tag
/// @param groups of the API: `ray.io`, or `kubeflow.org:MPIJob` where a group has two owners
/// @param needs names of operators that it takes for granted
/// @param values of the chart, by dotted key, where they differ from its own
/// @param source where that is said
public record Operator(
        String name,
        boolean isChart,
        String repository,
        String place,
        String version,
        String namespace,
        List<String> groups,
        List<String> needs,
        Map<String, Boolean> values,
        String source) {
    public Operator {
        groups = List.copyOf(groups);
        needs = List.copyOf(needs);
        values = Map.copyOf(values);
    }

    /// Whether objects of the kind are its own.
    public boolean owns(String group, String kind) {
        return groups.contains(group) || groups.contains(group + ":" + kind);
    }
}
