package dev.platformc.emit.dra;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fields of `resource.k8s.io/v1` and of the driver's ComputeDomain that we set.
final class Specs {
    static final String DRIVER_API = "resource.nvidia.com/v1beta1";

    private Specs() {}

    /// @param extendedResourceName by which pods that know no claims may ask for its devices
    record DeviceClass(List<Selector> selectors, @Nullable String extendedResourceName) {}

    record Selector(Cel cel) {
        static Selector of(String expression) {
            return new Selector(new Cel(expression));
        }
    }

    record Cel(String expression) {}

    /// @param spec of the claim that each pod gets
    record ResourceClaimTemplate(Claim spec) {}

    record Claim(Devices devices) {}

    record Devices(List<Request> requests) {}

    record Request(String name, Exactly exactly) {}

    record Exactly(String deviceClassName, String allocationMode, int count) {}

    /// @param numNodes 0: the workers know by themselves how many they are
    record ComputeDomain(int numNodes, Channel channel) {}

    record Channel(TemplateName resourceClaimTemplate) {}

    record TemplateName(String name) {}
}
