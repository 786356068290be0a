package dev.platformc.emit.contract;

import static dev.platformc.emit.contract.Violation.under;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// `resources` of a container: requests within limits, devices whole and not overcommitted.
final class ResourceCheck {
    private final String at;
    private final JsonNode limits;
    private final JsonNode requests;
    private final Findings found = new Findings();

    private ResourceCheck(Pod.Container container) {
        this.at = container.at() + "/resources";
        this.limits = container.node().at("/resources/limits");
        this.requests = container.node().at("/resources/requests");
    }

    static List<Violation> of(Pod.Container container) {
        var check = new ResourceCheck(container);
        check.limits.properties().forEach(l -> check.quantity("limits", l.getKey(), l.getValue()));
        check.requests
                .properties()
                .forEach(r -> check.quantity("requests", r.getKey(), r.getValue()));
        check.requests.propertyNames().forEach(check::within);
        return check.found.all();
    }

    private void quantity(String list, String resource, JsonNode value) {
        String here = under(at + "/" + list, resource);
        found.complain(here, Names.qualified(resource));
        Optional<BigDecimal> amount = Amount.of(value);
        if (amount.isEmpty()) {
            found.say(here, value + " is not a quantity");
            return;
        }
        found.must(amount.get().signum() >= 0, here, value + " is negative");
        if (isDevice(resource)) {
            found.must(Amount.isWhole(amount.get()), here, value + " is not a whole number");
            found.must(limits.has(resource), here, "devices need a limit");
        }
    }

    private void within(String resource) {
        Optional<BigDecimal> request = Amount.of(requests.path(resource));
        Optional<BigDecimal> limit = Amount.of(limits.path(resource));
        if (request.isEmpty() || limit.isEmpty()) {
            return;
        }
        int order = request.get().compareTo(limit.get());
        String here = under(at + "/requests", resource);
        found.must(order <= 0, here, "more than its limit");
        found.must(!isDevice(resource) || order >= 0, here, "devices cannot be overcommitted");
    }

    /// An extended resource: its name has a domain, and not Kubernetes' own.
    static boolean isDevice(String resource) {
        return resource.contains("/")
                && !resource.substring(0, resource.indexOf('/')).endsWith("kubernetes.io");
    }
}
