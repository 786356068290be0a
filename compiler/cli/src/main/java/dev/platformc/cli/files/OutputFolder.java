package dev.platformc.cli.files;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The folder that `compile` writes.
///
/// The new folder is written beside the old one and takes its place in one step: whoever reads it
/// meets the old output or the new, and a failure leaves the old. A list of what was written lies
/// in it, so that the next run removes what it no longer writes, and nothing else: files of others
/// stay.
public final class OutputFolder {
    /// The list of what was written, one path a line.
    static final String LIST = ".platformc-files";

    private OutputFolder() {}

    /// @param files text by path relative to the folder, with `/`
    /// @return why nothing was written, if so
    /// @throws UserError when the disk refuses
    public static Optional<Diagnostic> write(Path folder, SortedMap<String, String> files) {
        try {
            var target = Files.exists(folder) ? folder.toRealPath() : folder.toAbsolutePath();
            if (Files.exists(target) && !Files.isDirectory(target)) {
                throw new UserError("`" + folder + "` is a file: name a folder to write to");
            }
            recover(target);
            if (!isOurs(target)) {
                return Optional.of(holdsOthers(folder));
            }
            var foreign = foreign(target);
            var taken = foreign.stream().filter(files::containsKey).findFirst();
            if (taken.isPresent()) {
                return Optional.of(inTheWay(folder.resolve(taken.get())));
            }
            if (isCurrent(target, files)) {
                return Optional.empty();
            }
            var fresh = target.resolveSibling("." + target.getFileName() + ".new");
            deleteTree(fresh);
            writeAll(fresh, target, files, foreign);
            swap(target, fresh);
            return Optional.empty();
        } catch (IOException e) {
            throw UserError.of("cannot write `" + folder + "`", e);
        }
    }

    private static void writeAll(
            Path fresh, Path target, SortedMap<String, String> files, List<String> foreign)
            throws IOException {
        Files.createDirectories(fresh);
        for (var file : files.entrySet()) {
            var path = fresh.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue(), StandardCharsets.UTF_8);
        }
        for (var path : foreign) {
            var copy = fresh.resolve(path);
            Files.createDirectories(copy.getParent());
            Files.copy(
                    target.resolve(path),
                    copy,
                    StandardCopyOption.COPY_ATTRIBUTES,
                    LinkOption.NOFOLLOW_LINKS);
        }
        Files.writeString(fresh.resolve(LIST), list(files), StandardCharsets.UTF_8);
    }

    /// A run that was killed between the two renames of [#swap] left the output under its old name.
    private static void recover(Path target) throws IOException {
        if (!Files.exists(target) && Files.exists(old(target))) {
            Files.move(old(target), target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static Path old(Path target) {
        return target.resolveSibling("." + target.getFileName() + ".old");
    }

    private static void swap(Path target, Path fresh) throws IOException {
        var old = old(target);
        deleteTree(old);
        if (Files.exists(target)) {
            Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        deleteTree(old);
    }

    /// A folder that is not there, is empty, or was written by us.
    private static boolean isOurs(Path target) throws IOException {
        if (!Files.exists(target) || Files.exists(target.resolve(LIST))) {
            return true;
        }
        try (var entries = Files.list(target)) {
            return entries.findAny().isEmpty();
        }
    }

    private static Diagnostic holdsOthers(Path folder) {
        return Diagnostic.general(
                        Code.OUTPUT_TAKEN,
                        "the folder `" + folder + "` holds files that platformc did not write")
                .withNote(
                        "its content is replaced at each run, so it must be new or empty at first");
    }

    private static Diagnostic inTheWay(Path file) {
        return Diagnostic.general(
                        Code.OUTPUT_TAKEN,
                        "`" + file + "` is in the way: platformc did not write it")
                .withNote("files of others may lie in the folder under names that we do not write");
    }

    private static boolean isCurrent(Path target, SortedMap<String, String> files)
            throws IOException {
        if (!written(target).equals(files.keySet())) {
            return false;
        }
        for (var file : files.entrySet()) {
            var path = target.resolve(file.getKey());
            if (!Files.isRegularFile(path) || !Files.readString(path).equals(file.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static String list(SortedMap<String, String> files) {
        return String.join("\n", files.keySet()) + "\n";
    }

    private static TreeSet<String> written(Path target) throws IOException {
        var list = target.resolve(LIST);
        return Files.exists(list)
                ? new TreeSet<>(Files.readAllLines(list, StandardCharsets.UTF_8))
                : new TreeSet<>();
    }

    /// Files in the folder that the last run did not write.
    private static List<String> foreign(Path target) throws IOException {
        var ours = written(target);
        var foreign = new ArrayList<String>();
        if (Files.isDirectory(target)) {
            try (var files = Files.walk(target)) {
                for (var file : files.filter(f -> !Files.isDirectory(f)).sorted().toList()) {
                    var path = target.relativize(file).toString().replace('\\', '/');
                    if (!ours.contains(path) && !path.equals(LIST)) {
                        foreign.add(path);
                    }
                }
            }
        }
        return foreign;
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path directory, @Nullable IOException e) throws IOException {
                        Files.delete(directory);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
