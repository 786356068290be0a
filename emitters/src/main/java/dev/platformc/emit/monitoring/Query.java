package dev.platformc.emit.monitoring;

import dev.platformc.core.model.Identity;
import dev.platformc.emit.PodLabels;

/// Pieces of PromQL.
final class Query {
    private Query() {}

    /// The label that a monitor copies from the pods: Prometheus knows no dots and slashes.
    static String label(Identity of) {
        return PodLabels.key(of).replaceAll("[^A-Za-z0-9]", "_");
    }

    /// What all series of the pods of a declaration have, without the braces.
    static String selector(Identity of, String namespace) {
        return equal("namespace", namespace) + "," + equal(label(of), of.objectName());
    }

    static String equal(String label, String value) {
        return label + "=\"" + value + "\"";
    }

    /// `sum(rate(metric{selector}[window]))`
    static String rate(String metric, String selector, String window) {
        return "sum(rate(" + series(metric, selector) + "[" + window + "]))";
    }

    static String sum(String metric, String selector) {
        return "sum(" + series(metric, selector) + ")";
    }

    static String series(String metric, String selector) {
        return metric + "{" + selector + "}";
    }
}
