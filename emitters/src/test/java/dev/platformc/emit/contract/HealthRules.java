package dev.platformc.emit.contract;

import static dev.platformc.emit.contract.Violation.under;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Set;

/// Health checks of Argo CD: a key for a kind, and Lua that ends with a status Argo CD knows.
final class HealthRules {
    private static final String PREFIX = "resource.customizations.health.";
    private static final Pattern KIND = Pattern.compile("[a-z0-9.-]+_[A-Z][A-Za-z]+");
    private static final Pattern STATUS = Pattern.compile("hs\\.status = \"([A-Za-z]+)\"");
    private static final Pattern OPENS = Pattern.compile("(?m)\\b(then|do)$");
    private static final Pattern ENDS = Pattern.compile("(?m)^ *end$");
    private static final Set<String> KNOWN =
            Set.of("Healthy", "Progressing", "Degraded", "Suspended", "Missing", "Unknown");

    private HealthRules() {}

    static List<Violation> of(Emitted document) {
        var found = new Findings();
        if (!document.name().equals("argocd-cm")) {
            return found.all();
        }
        found.must(
                document.read()
                        .at("/metadata/labels")
                        .path("app.kubernetes.io/part-of")
                        .asString("")
                        .equals("argocd"),
                "/metadata/labels",
                "Argo CD does not read it");
        for (var entry : document.read().path("data").properties()) {
            String at = under("/data", entry.getKey());
            String lua = entry.getValue().asString("");
            found.must(
                    entry.getKey().startsWith(PREFIX)
                            && KIND.matches(entry.getKey().substring(PREFIX.length())),
                    at,
                    "no key of a health check");
            found.must(
                    lua.startsWith("hs = {}\n") && lua.endsWith("\nreturn hs\n"),
                    at,
                    "returns no status");
            found.must(count(OPENS, lua) == count(ENDS, lua), at, "blocks are left open");
            var statuses = STATUS.matcher(lua);
            boolean isHealthy = false;
            while (statuses.find()) {
                String status = statuses.group(1);
                isHealthy |= status.equals("Healthy");
                found.must(KNOWN.contains(status), at, "`" + status + "` is no health");
            }
            found.must(isHealthy, at, "is never healthy");
        }
        return found.all();
    }

    private static int count(Pattern pattern, String text) {
        int count = 0;
        var matcher = pattern.matcher(text);
        while (matcher.find()) {
            count++;
        }
        return count;
    }
}
