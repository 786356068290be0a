package dev.platformc.emit.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The definitions at hand: files `<release>/<plural>.<group>.yaml`, read when a kind is asked for.
final class CrdFolder {
    private final List<Path> files;
    private final Map<Path, Crd> read = new ConcurrentHashMap<>();

    private CrdFolder(List<Path> files) {
        this.files = files;
    }

    static CrdFolder at(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder, 2)) {
            return new CrdFolder(all.filter(p -> p.toString().endsWith(".yaml")).sorted().toList());
        }
    }

    /// With more files.
    CrdFolder and(List<Path> more) {
        return new CrdFolder(Stream.concat(files.stream(), more.stream()).toList());
    }

    /// Every definition, in order of release and name.
    List<Crd> all() {
        return files.stream().map(this::load).toList();
    }

    /// The definition of a kind. Where two releases define it, the one that has `version`.
    Optional<Crd> find(String group, String version, String kind) {
        List<Crd> found =
                files.stream()
                        .filter(f -> mayDefine(f.getFileName().toString(), group, kind))
                        .map(this::load)
                        .filter(c -> c.kind().equals(kind) && c.group().equals(group))
                        .toList();
        return found.stream()
                .filter(c -> c.versions().containsKey(version))
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    /// A Job by itself, which is no custom resource: the definition of JobSet repeats its spec
    /// field by field.
    Optional<Crd> ofJob() {
        return find("jobset.x-k8s.io", "v1alpha2", "JobSet").map(CrdFolder::jobInside);
    }

    private static Crd jobInside(Crd jobSet) {
        Schema root = present(jobSet.versions().get("v1alpha2")).schema();
        Schema spec = present(root.properties().get("spec"));
        Schema jobs = present(spec.properties().get("replicatedJobs"));
        Schema template = present(present(jobs.items()).properties().get("template"));
        return new Crd(
                jobSet.release(),
                "batch",
                "Job",
                "jobs",
                true,
                Map.of("v1", new Crd.Version("v1", true, false, template)));
    }

    private static <T> T present(@Nullable T part) {
        return Objects.requireNonNull(part, "the definition of a JobSet");
    }

    /// Whether a file may hold the kind, by its name alone: an English plural changes at most the
    /// last letter of what it is a plural of.
    private static boolean mayDefine(String file, String group, String kind) {
        String stem = kind.toLowerCase(Locale.ROOT).substring(0, Math.max(0, kind.length() - 1));
        return file.endsWith("." + group + ".yaml") && file.startsWith(stem);
    }

    private Crd load(Path file) {
        return read.computeIfAbsent(file, CrdFolder::parse);
    }

    /// The name of the folder that a file lies in.
    private static String release(Path file) {
        return file.getName(file.getNameCount() - 2).toString();
    }

    private static Crd parse(Path file) {
        try {
            return Crd.read(release(file), TrimmedYaml.read(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file.getFileName() + ": " + e.getMessage(), e);
        }
    }
}
