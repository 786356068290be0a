package dev.platformc.core.build;

import dev.platformc.core.model.CountRange;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Needs;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Ray;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Workload;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;

/// The pods of a ray besides its workers: the head, and whoever keeps what it knows.
final class RayHeads {
    private RayHeads() {}

    /// The head of a declared ray or of an endpoint that Ray serves.
    ///
    /// @param isScaled whether the autoscaler stands beside it
    static Pods head(Identity id, Places.Place at, Places places, Ray.Size size, boolean isScaled) {
        var end = id.span();
        var cpu = isScaled ? Ray.AUTOSCALER_CPU : Rational.ZERO;
        var memory = isScaled ? Ray.AUTOSCALER_MEMORY : Bytes.ZERO;
        var allCpu = size.cpu().map(own -> own.plus(cpu));
        var allMemory = size.memory().map(own -> own.plus(memory));
        return new Pods(
                part(id, "head"),
                "head",
                at.team(),
                at.queue(),
                places.withoutGpus(at, allCpu.value(), allMemory.value(), "the head", end),
                at.priority(),
                at.start(),
                at.neverDisrupt(),
                Sourced.preset(CountRange.of(1), end),
                Sourced.preset(0, end),
                null,
                allCpu,
                allMemory,
                Needs.none(id));
    }

    static Pods keeper(Identity id, Places.Place at, Places places) {
        var end = id.span();
        return new Pods(
                part(id, "state"),
                "keeper",
                at.team(),
                null,
                places.withoutGpus(
                        at, Ray.KEEPER_CPU, Ray.KEEPER_MEMORY, "what the head knows", end),
                at.priority(),
                Sourced.preset(Workload.Start.GUARANTEED, end),
                at.neverDisrupt(),
                Sourced.preset(CountRange.of(1), end),
                Sourced.preset(0, end),
                null,
                Sourced.preset(Ray.KEEPER_CPU, end),
                Sourced.preset(Ray.KEEPER_MEMORY, end),
                Needs.none(id));
    }

    /// What these pods are of a declaration, for keys and messages.
    static Identity part(Identity id, String what) {
        var was = id.was();
        return new Identity(
                id.kind(),
                id.name() + "." + what,
                id.span(),
                id.declaration(),
                id.documentation(),
                id.labels(),
                was == null ? null : was.map(name -> name + "." + what));
    }
}
