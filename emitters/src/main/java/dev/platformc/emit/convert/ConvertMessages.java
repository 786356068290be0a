package dev.platformc.emit.convert;

import static java.util.stream.Collectors.joining;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.text.Span;
import dev.platformc.emit.Pointers;
import dev.platformc.emit.review.RawObject;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Words about conversions.
final class ConvertMessages {
    /// Why something is left, by its path; the first that fits.
    private static final List<Reason> REASONS =
            List.of(
                    new Reason("metadata.namespace", "a `team` says whose namespace it is"),
                    new Reason(
                            ".*(queue-name|kai.scheduler/queue|schedulingPolicy.queue).*",
                            "no such `queue` is known: -C names the platform that declares it"),
                    new Reason(
                            ".*(priorityClass|priorityClassName|priority-class).*",
                            "no such `priority` is known: -C names the platform that declares it"),
                    new Reason(".*topology.*", "`place` says it, in the levels of a pool"),
                    new Reason(
                            ".*(nodeSelector|nodeAffinity|affinity).*",
                            "a pool's `select` says which nodes, and `on` which pool"),
                    new Reason(".*tolerations.*", "a pool's `taints` say it for everything on it"),
                    new Reason(".*schedulerName.*", "a cluster's `scheduler` says it"),
                    new Reason(".*(volumes|volumeMounts).*", "`mounts` says it, of a `storage`"),
                    new Reason(
                            ".*initContainers.*",
                            "a gang has one container: bring it along in the image"),
                    new Reason(".*containers\\[[1-9].*", "a gang has one container a worker"),
                    new Reason(
                            ".*resources.*",
                            "`cpu`, `memory`, `gpus` and `devices` say what they can"),
                    new Reason(
                            ".*ReplicaSpecs\\.(PS|Evaluator).*", "the workers of a gang are alike"),
                    new Reason(
                            ".*mig-configs.*devices.*",
                            "a sharing counts cards, and the solver says which"),
                    new Reason(
                            ".*ReplicaSpecs\\.Worker.*(command|args|image|env)",
                            "all workers of a gang run what the first runs"),
                    new Reason(
                            ".*env.*",
                            "set by who starts the pods, or no plain text and no secret"));

    private static final String NOTHING = "nothing in the language stands for it";

    private ConvertMessages() {}

    private record Reason(Pattern path, String text) {
        Reason(String path, String text) {
            this(Pattern.compile(path), text);
        }
    }

    static Diagnostic left(Taken taken, String pointer) {
        var path = path(pointer);
        return Diagnostic.of(
                        Code.NOT_CARRIED_OVER,
                        "`" + path + "` is not carried over",
                        taken.object().nameSpan(pointer),
                        why(path))
                .withNote("it stands in a comment of the declaration");
    }

    private static String why(String path) {
        return REASONS.stream()
                .filter(reason -> reason.path().matcher(path).matches())
                .map(Reason::text)
                .findFirst()
                .orElse(NOTHING);
    }

    /// A field as people write it: `spec.containers[0].image`.
    static String path(String pointer) {
        return Stream.of(pointer.substring(1).split("/", -1))
                .map(Pointers::plain)
                .map(step -> step.matches("[0-9]+") ? "[" + step + "]" : "." + step)
                .collect(joining())
                .substring(1);
    }

    static Diagnostic renamed(RawObject object, String name) {
        return Diagnostic.of(
                Code.NOT_CARRIED_OVER,
                "`" + object.name() + "` cannot name a declaration",
                object.span("/metadata/name"),
                "called `" + name + "`");
    }

    static Diagnostic launcher(Taken taken) {
        return Diagnostic.of(
                        Code.NOT_CARRIED_OVER,
                        "the launcher is no pod of its own any more",
                        taken.object().nameSpan("/spec/mpiReplicaSpecs/Launcher"),
                        "the first worker launches")
                .withNote("as many workers as before, and one pod less");
    }

    static Diagnostic unknown(RawObject object) {
        return Diagnostic.of(
                        Code.NOT_CONVERTIBLE,
                        object.kind().isEmpty()
                                ? "this is no object that can be converted"
                                : "no declaration stands for a " + object.kind(),
                        object.kind().isEmpty() ? object.span("") : object.span("/kind"),
                        "not converted")
                .withNote(
                        "converted are PyTorchJob, TFJob, XGBoostJob, MPIJob, TrainJob with its"
                                + " runtime, and files of mig-parted")
                .withNote("`platformc lint` reviews any object, and a `manifest` takes it along");
    }

    static Diagnostic whichConfig(Span at, List<String> names) {
        return Diagnostic.of(
                        Code.NOT_CONVERTIBLE,
                        "the file has " + names.size() + " configurations, of which a node has one",
                        at,
                        "--config names one")
                .withNote(
                        "there are "
                                + names.stream().map(n -> "`" + n + "`").collect(joining(", ")));
    }

    static Diagnostic noConfig(Span at, String name, List<String> names) {
        return Diagnostic.of(
                        Code.NOT_CONVERTIBLE,
                        "there is no configuration `" + name + "`",
                        at,
                        "not among these")
                .withNote(
                        "there are "
                                + names.stream().map(n -> "`" + n + "`").collect(joining(", ")));
    }

    static Diagnostic unreadable(Span at, String problem) {
        return Diagnostic.of(Code.YAML_UNREADABLE, "the file cannot be read", at, problem);
    }
}
