package dev.platformc.core.model;

import java.util.List;

/// The ways out of the language: what is said in the words of Kubernetes.
///
/// @param patches in the order of their names, which is the order they are applied in
public record Hatches(List<Patch> patches, List<Manifest> manifests) {
    public static final Hatches NONE = new Hatches(List.of(), List.of());

    public Hatches {
        patches = List.copyOf(patches);
        manifests = List.copyOf(manifests);
    }

    public boolean isEmpty() {
        return patches.isEmpty() && manifests.isEmpty();
    }
}
