package dev.platformc.emit;

import io.fabric8.kubernetes.api.model.ObjectMeta;

/// An object of a kind that the Kubernetes models do not have.
///
/// @param spec a record that holds the fields we set and no others
public record CustomObject<S>(String apiVersion, String kind, ObjectMeta metadata, S spec) {}
