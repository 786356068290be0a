package dev.platformc.cli.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A report that the user asked to have in a file.
public final class TextFile {
    private TextFile() {}

    /// Replaces the file in one step; folders on the way to it are made.
    ///
    /// @throws UserError when it cannot be written
    public static void write(Path file, String text) {
        try {
            var folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            AtomicFile.write(file, text);
        } catch (IOException e) {
            throw UserError.of("cannot write `" + file + "`", e);
        }
    }
}
