package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Device;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Workload;
import dev.platformc.hardware.catalog.Catalog;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Devices whose pods need a capability that the standard of their namespace refuses.
final class PrivilegeChecks {
    private PrivilegeChecks() {}

    static void check(Report report, Platform platform) {
        for (var workload : platform.workloads().toList()) {
            var devices = devices(workload);
            if (devices == null) {
                continue;
            }
            Catalog.standard()
                    .privilege(devices.device().resource().value())
                    .ifPresent(needed -> report.add(refused(workload, devices.device(), needed)));
        }
    }

    private static Device.@Nullable Count devices(Workload workload) {
        return switch (workload) {
            case Gang gang -> gang.details().needs().devices();
            case Endpoint endpoint -> endpoint.details().needs().devices();
            case Pods pods -> pods.needs().devices();
        };
    }

    private static Diagnostic refused(Workload workload, Device device, Catalog.Privilege needed) {
        var security = workload.on().value().pool().cluster().podSecurity();
        var standard = security.value().name().toLowerCase(Locale.ROOT);
        return Diagnostic.of(
                        Code.NEEDS_PRIVILEGE,
                        "pods with `"
                                + device.id().name()
                                + "` need "
                                + needed.capability()
                                + ", which `pod-security = "
                                + standard
                                + "` refuses",
                        workload.id().span(),
                        "asks for the device")
                .withRelated(device.resource().span(), "a device that pins memory")
                .withRelated(
                        security.span(),
                        security.isWritten() ? "refuses it" : "`restricted` unless it is said")
                .withNote(
                        "without it the machines must let every process pin memory: the container"
                                + " runtime's `LimitMEMLOCK=infinity`");
    }
}
