package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Needs;
import dev.platformc.core.model.Pool;

/// Machines and devices that a workload asks for must be in its pool.
final class NeedsChecks {
    private NeedsChecks() {}

    static void check(Report report, Identity user, Needs needs, Pool pool) {
        var known = pool.hosts().value();
        for (var host : needs.hosts().value()) {
            if (!known.contains(host)) {
                report.add(unknownHost(user, needs, pool, host));
            }
        }
        var devices = needs.devices();
        if (devices != null && pool.nodeType().count(devices.device()) < devices.count()) {
            report.add(noDevice(user, pool, devices));
        }
    }

    private static Diagnostic unknownHost(Identity user, Needs needs, Pool pool, String host) {
        var known = pool.hosts().value();
        return Diagnostic.of(
                        Code.UNKNOWN_HOST,
                        "`" + pool.id().name() + "` has no machine named `" + host + "`",
                        needs.hosts().span(),
                        user.display() + " could run nowhere")
                .withRelated(
                        known.isEmpty() ? pool.id().span() : pool.hosts().span(),
                        known.isEmpty()
                                ? "its machines have no names here"
                                : "its machines: " + BuildMessages.listed(known));
    }

    private static Diagnostic noDevice(
            Identity user, Pool pool, dev.platformc.core.model.Device.Count wanted) {
        int has = pool.nodeType().count(wanted.device());
        return Diagnostic.of(
                        Code.DEVICE_NOT_THERE,
                        user.display()
                                + " asks for "
                                + wanted.count()
                                + " x `"
                                + wanted.device().id().name()
                                + "` and a node of `"
                                + pool.id().name()
                                + "` has "
                                + has,
                        user.span(),
                        "each unit stands on one node")
                .withRelated(pool.trees().span(), "what is in the machines");
    }
}
