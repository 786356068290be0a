/// What is scraped, what rings and what is drawn: ServiceMonitors and PodMonitors, PrometheusRules,
/// Grafana dashboards, and the exporter that measures the cards.
@NullMarked
package dev.platformc.emit.monitoring;

import org.jspecify.annotations.NullMarked;
