package dev.platformc.hardware.catalog;

import dev.platformc.hardware.catalog.Table.Row;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the minor releases of Kubernetes 1 serve: the one place that knows.
public final class KubernetesReleases {
    private final List<Entry> entries;

    KubernetesReleases(List<Row> rows) {
        entries = rows.stream().map(KubernetesReleases::entry).toList();
    }

    /// One row.
    ///
    /// @param what `release`, `api`, `feature` or `opt-in`
    /// @param name of an API the kind and its version: `Deployment apps/v1`
    /// @param since first minor release that has it
    /// @param until last one; absent: the newest has it
    private record Entry(
            String what, String name, int since, @Nullable Integer until, String source) {
        boolean isIn(int minor) {
            return since <= minor && (until == null || minor <= until);
        }

        boolean isApiOf(String kind) {
            return what.equals("api") && name.startsWith(kind + " ");
        }

        String apiVersion() {
            return name.substring(name.indexOf(' ') + 1);
        }

        Catalog.Since asSince() {
            return new Catalog.Since(Integer.toString(since), source);
        }
    }

    private static Entry entry(Row row) {
        return new Entry(row.text(0), row.text(1), row.count(2), row.optional(3), row.text(4));
    }

    /// The oldest minor release that we write for.
    public int oldest() {
        return aimedAt().since();
    }

    /// The newest minor release that we write for.
    public int newest() {
        var until = aimedAt().until();
        return until == null ? Integer.MAX_VALUE : until;
    }

    /// Where it is said what these releases serve.
    public String source() {
        return aimedAt().source();
    }

    private Entry aimedAt() {
        return entries.stream().filter(e -> e.what().equals("release")).findFirst().orElseThrow();
    }

    /// The best version of a kind's API that a release serves: `resource.k8s.io/v1`.
    public Optional<String> apiVersion(String kind, int minor) {
        return entries.stream()
                .filter(e -> e.isApiOf(kind) && e.isIn(minor))
                .findFirst()
                .map(Entry::apiVersion);
    }

    /// Whether a release serves a kind in this version of its API.
    public boolean serves(String kind, String apiVersion, int minor) {
        return entries.stream()
                .anyMatch(
                        e -> e.isApiOf(kind) && e.apiVersion().equals(apiVersion) && e.isIn(minor));
    }

    /// Since when an object is served in the best version of its API.
    public Optional<Catalog.Since> api(String kind) {
        return entries.stream().filter(e -> e.isApiOf(kind)).findFirst().map(Entry::asSince);
    }

    /// Since when something is on by itself.
    public Optional<Catalog.Since> feature(String name) {
        return entries.stream()
                .filter(e -> e.what().equals("feature") && e.name().equals(name))
                .findFirst()
                .map(Entry::asSince);
    }

    /// Whether a release has something that is on by itself, or that may be asked for.
    public boolean has(String feature, int minor) {
        return entries.stream()
                .filter(e -> e.what().equals("feature") || e.what().equals("opt-in"))
                .anyMatch(e -> e.name().equals(feature) && e.isIn(minor));
    }

    /// Whether nothing asks for it unless the platform says which Kubernetes it aims at.
    public boolean isOptIn(String feature) {
        return entries.stream()
                .anyMatch(e -> e.what().equals("opt-in") && e.name().equals(feature));
    }
}
