package dev.platformc.cli.files;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that the user named: a report to write, or data to read.
public final class TextFile {
    private TextFile() {}

    /// Its text, which is UTF-8.
    ///
    /// @throws UserError when it cannot be read
    public static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (MalformedInputException e) {
            throw new UserError("cannot read `" + file + "`: it is not UTF-8");
        } catch (IOException e) {
            throw UserError.of("cannot read `" + file + "`", e);
        }
    }

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
