package dev.platformc.cli.prelink;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// What the launcher runs once after a build: puts jars into one, their classes with [PlainCalls].
/// One jar, because the JVM opens every jar in front of the one that holds a resource.
public final class Prelink {
    private Prelink() {}

    /// @param arguments the jar to write, then those to read; of entries with one name the first
    ///   counts. The libraries of these jars must be on the class path.
    public static void main(String[] arguments) throws IOException {
        var paths = List.of(arguments).stream().map(Path::of).toList();
        var names = new HashSet<String>();
        try (var file = Files.newOutputStream(paths.getFirst());
                var out = new ZipOutputStream(new BufferedOutputStream(file))) {
            out.setLevel(Deflater.NO_COMPRESSION);
            for (var jar : paths.subList(1, paths.size())) {
                copy(jar, names, out);
            }
        }
    }

    private static void copy(Path jar, Set<String> names, ZipOutputStream out) throws IOException {
        try (var in = new JarFile(jar.toFile())) {
            for (var entry : in.stream().filter(e -> names.add(e.getName())).toList()) {
                byte[] bytes = in.getInputStream(entry).readAllBytes();
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(entry.getName().endsWith(".class") ? PlainCalls.in(bytes) : bytes);
                out.closeEntry();
            }
        }
    }
}
