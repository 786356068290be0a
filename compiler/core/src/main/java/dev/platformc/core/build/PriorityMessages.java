package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Priority;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.text.Span;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

final class PriorityMessages {
    private PriorityMessages() {}

    static Diagnostic outOfRange(Identity id, Sourced<BigInteger> value) {
        boolean above = value.value().signum() > 0;
        int limit = above ? PriorityBuilder.MOST : PriorityBuilder.LEAST;
        return Diagnostic.of(
                        Code.PRIORITY_RANGE,
                        "priority `"
                                + id.name()
                                + "` is "
                                + (above ? "above" : "below")
                                + " what Kubernetes takes",
                        value.span(),
                        String.format(
                                Locale.ROOT, "%,d is the %s", limit, above ? "most" : "least"))
                .withNote("larger values are kept for system pods")
                .withFix(
                        BuildMessages.replace(
                                above ? "use the most" : "use the least",
                                Confidence.CHECKED,
                                value.span(),
                                above ? "1_000_000_000" : "-2_147_483_648"));
    }

    static Diagnostic twoDefaults(List<Priority> defaults) {
        var last = defaults.getLast();
        var message =
                Diagnostic.of(
                        Code.TWO_DEFAULTS,
                        "priorities "
                                + String.join(
                                        " and ",
                                        defaults.stream()
                                                .map(p -> "`" + p.id().name() + "`")
                                                .toList())
                                + " are all the default",
                        last.isDefault().span(),
                        "a cluster has one default");
        for (var other : defaults.subList(0, defaults.size() - 1)) {
            message = message.withRelated(other.isDefault().span(), "already the default");
        }
        return message.withFix(
                BuildMessages.replace(
                        "keep `" + defaults.getFirst().id().name() + "` as the default",
                        Confidence.CHECKED,
                        last.isDefault().span(),
                        "false"));
    }

    static Diagnostic preemptNotRead(Identity id, Span at) {
        return Diagnostic.of(
                        Code.NOT_EXPRESSIBLE,
                        "Kueue does not read `preempt` of priority `" + id.name() + "`",
                        at,
                        "only the Kubernetes scheduler does")
                .withNote(
                        "it becomes `preemptionPolicy: Never` of the PriorityClass; what Kueue"
                                + " evicts follows `preempt` of the queue");
    }
}
