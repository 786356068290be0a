package dev.platformc.cli.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;

/// A file that is either the old one or the new one, never half of either.
final class AtomicFile {
    private AtomicFile() {}

    static void write(Path file, String text) throws IOException {
        var real = Files.exists(file) ? file.toRealPath() : file;
        var fresh = real.resolveSibling("." + real.getFileName() + ".new");
        try {
            Files.writeString(fresh, text, StandardCharsets.UTF_8);
            keepPermissions(real, fresh);
            Files.move(
                    fresh,
                    real,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /// A file that others may read stays one.
    private static void keepPermissions(Path old, Path fresh) throws IOException {
        if (Files.exists(old)
                && Files.getFileStore(old)
                        .supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(old));
        }
    }
}
