package dev.platformc.emit.contract;

import static dev.platformc.emit.contract.Violation.under;

import com.google.re2j.Pattern;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What the API server asks of a pod beyond the types of its fields.
final class PodCheck {
    /// A tag other than `latest`, or a digest: what runs tomorrow is what was tested.
    private static final Pattern PINNED_IMAGE =
            Pattern.compile("[^\\s@]+(:[\\w][\\w.-]{0,127}|@sha256:[0-9a-f]{64})");

    private final Pod pod;
    private final Findings found = new Findings();

    private final Set<String> claimed;

    private PodCheck(Pod pod, Set<String> claimed) {
        this.pod = pod;
        this.claimed = claimed;
    }

    /// @param claimed volumes that the object around gives each of its pods
    static List<Violation> of(Pod pod, Set<String> claimed) {
        var check = new PodCheck(pod, claimed);
        check.found.add(
                MetadataCheck.ofTemplate(
                        pod.metadata(), pod.at().replaceFirst("spec$", "metadata")));
        check.containers();
        check.volumes();
        check.scheduling();
        return check.found.all();
    }

    private void containers() {
        found.must(!pod.spec().path("containers").isEmpty(), pod.at(), "no containers");
        Set<String> volumes = new HashSet<>(names(pod.spec().path("volumes")));
        volumes.addAll(claimed);
        volumes.addAll(pod.claims());
        Set<String> seen = new HashSet<>();
        for (Pod.Container container : pod.containers()) {
            found.complain(container.at() + "/name", Names.dnsLabel(container.name()));
            found.must(
                    seen.add(container.name()),
                    container.at() + "/name",
                    "a second container `" + container.name() + "`");
            image(container);
            found.add(ContainerCheck.of(container));
            found.add(ResourceCheck.of(container));
            mounts(container, volumes);
        }
    }

    private void image(Pod.Container container) {
        String image = container.node().path("image").asString("");
        found.must(
                PINNED_IMAGE.matches(image) && !image.endsWith(":latest"),
                container.at() + "/image",
                "`" + image + "` has neither a digest nor a tag that stays");
    }

    private void mounts(Pod.Container container, Set<String> volumes) {
        Set<String> paths = new HashSet<>();
        JsonNode mounts = container.node().path("volumeMounts");
        for (int i = 0; i < mounts.size(); i++) {
            String at = under(container.at() + "/volumeMounts", i);
            String name = mounts.get(i).path("name").asString("");
            String path = mounts.get(i).path("mountPath").asString("");
            found.must(volumes.contains(name), at + "/name", "no volume `" + name + "`");
            found.must(
                    path.startsWith("/") && !path.contains(":"),
                    at + "/mountPath",
                    "`" + path + "` is not an absolute path");
            found.must(paths.add(path), at + "/mountPath", "`" + path + "` is mounted twice");
        }
    }

    private void volumes() {
        Set<String> seen = new HashSet<>();
        JsonNode volumes = pod.spec().path("volumes");
        for (int i = 0; i < volumes.size(); i++) {
            String at = under(pod.at() + "/volumes", i);
            String name = volumes.get(i).path("name").asString("");
            found.complain(at + "/name", Names.dnsLabel(name));
            found.must(seen.add(name), at + "/name", "a second volume `" + name + "`");
            found.must(volumes.get(i).size() == 2, at, "a volume has one source");
            JsonNode limit = volumes.get(i).at("/emptyDir/sizeLimit");
            found.must(
                    limit.isMissingNode() || Amount.of(limit).isPresent(),
                    at + "/emptyDir/sizeLimit",
                    limit + " is not a quantity");
        }
    }

    private void scheduling() {
        for (var label : pod.spec().path("nodeSelector").properties()) {
            String at = under(pod.at() + "/nodeSelector", label.getKey());
            found.complain(at, Names.qualified(label.getKey()));
            found.complain(at, Names.labelValue(label.getValue().asString("")));
        }
        tolerations();
        found.add(SelectorCheck.ofNodeAffinity(pod));
        spread();
        found.must(
                pod.spec().path("terminationGracePeriodSeconds").asInt(0) >= 0,
                pod.at() + "/terminationGracePeriodSeconds",
                "negative");
    }

    private void tolerations() {
        JsonNode tolerations = pod.spec().path("tolerations");
        for (int i = 0; i < tolerations.size(); i++) {
            JsonNode t = tolerations.get(i);
            String at = under(pod.at() + "/tolerations", i);
            String operator = t.path("operator").asString("Equal");
            String effect = t.path("effect").asString("");
            found.must(
                    Set.of("Equal", "Exists").contains(operator),
                    at + "/operator",
                    "`" + operator + "` is neither Equal nor Exists");
            found.must(
                    !operator.equals("Exists") || t.path("value").asString("").isEmpty(),
                    at + "/value",
                    "Exists takes no value");
            found.must(t.has("key") || operator.equals("Exists"), at, "without key only Exists");
            found.must(
                    Set.of("", "NoSchedule", "PreferNoSchedule", "NoExecute").contains(effect),
                    at + "/effect",
                    "`" + effect + "` is no effect");
            found.must(
                    !t.has("tolerationSeconds") || effect.equals("NoExecute"),
                    at + "/tolerationSeconds",
                    "only with NoExecute");
            if (t.has("key")) {
                found.complain(at + "/key", Names.qualified(t.get("key").asString("")));
            }
        }
    }

    private void spread() {
        Set<String> seen = new HashSet<>();
        JsonNode constraints = pod.spec().path("topologySpreadConstraints");
        for (int i = 0; i < constraints.size(); i++) {
            JsonNode c = constraints.get(i);
            String at = under(pod.at() + "/topologySpreadConstraints", i);
            String when = c.path("whenUnsatisfiable").asString("");
            String key = c.path("topologyKey").asString("");
            found.must(c.path("maxSkew").asInt(0) >= 1, at + "/maxSkew", "less than 1");
            found.must(
                    Set.of("DoNotSchedule", "ScheduleAnyway").contains(when),
                    at + "/whenUnsatisfiable",
                    "`" + when + "` is neither DoNotSchedule nor ScheduleAnyway");
            found.complain(at + "/topologyKey", Names.qualified(key));
            found.must(seen.add(key + " " + when), at, "the same constraint twice");
            JsonNode selector = c.path("labelSelector");
            found.must(
                    SelectorCheck.matches(selector, pod.metadata().path("labels")),
                    at + "/labelSelector",
                    "does not match the pod that it spreads");
        }
    }

    private static Set<String> names(JsonNode list) {
        var names = new HashSet<String>();
        list.forEach(item -> names.add(item.path("name").asString("")));
        return names;
    }
}
