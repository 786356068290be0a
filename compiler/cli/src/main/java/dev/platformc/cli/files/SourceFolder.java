package dev.platformc.cli.files;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Outcome;
import dev.platformc.core.syntax.Parser;
import dev.platformc.core.text.Source;
import dev.platformc.core.text.SourceSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A directory with the files of one platform, and the lock beside them.
///
/// @param directory as the user named it
public record SourceFolder(Path directory) {
    private static final String SUFFIX = ".platform";
    private static final String SCHEMAS = "schemas";
    private static final String LOCK = "platform.lock";

    /// All `.platform` files of the directory itself, and those of the libraries that they import;
    /// what else is below it are other platforms.
    ///
    /// @throws UserError when the directory cannot be read
    public Outcome<SourceSet> read() {
        var diagnostics = new ArrayList<Diagnostic>();
        var own = own(diagnostics);
        var all = ImportedFolders.follow(own, directory, diagnostics);
        return Outcome.of(all.withSchemas(schemas(diagnostics)), diagnostics);
    }

    /// The YAML files of `schemas/`, by name; none when there is no such folder.
    private List<Source> schemas(List<Diagnostic> diagnostics) {
        var folder = directory.resolve(SCHEMAS);
        var sources = new ArrayList<Source>();
        if (Files.isDirectory(folder)) {
            for (var file : files(folder, ".yaml", ".yml")) {
                var source = source(shown(file), bytes(file), diagnostics);
                if (source != null) {
                    sources.add(source);
                }
            }
        }
        return sources;
    }

    /// The files of the directory itself, without what they import.
    ///
    /// @throws UserError when the directory cannot be read
    public Outcome<SourceSet> readOwn() {
        var diagnostics = new ArrayList<Diagnostic>();
        return Outcome.of(own(diagnostics), diagnostics);
    }

    private SourceSet own(List<Diagnostic> diagnostics) {
        var sources = sources(diagnostics);
        if (sources.isEmpty() && diagnostics.isEmpty()) {
            diagnostics.add(
                    Diagnostic.general(
                                    Code.NO_SOURCES,
                                    "there is no `" + SUFFIX + "` file in `" + directory + "`")
                            .withNote("a platform is a directory; those below it are others"));
        }
        return SourceSet.of(sources);
    }

    /// Whether it is the directory of a platform or a library.
    public boolean hasSources() {
        return Files.isDirectory(directory) && !files().isEmpty();
    }

    /// This directory and all below it that hold sources, by path; hidden ones are left out, and
    /// links are not followed.
    ///
    /// @throws UserError when a directory cannot be read
    public List<SourceFolder> below() {
        files();
        try (var paths = Files.walk(directory)) {
            return paths.filter(path -> Files.isDirectory(path) && !isHidden(path))
                    .sorted()
                    .map(SourceFolder::new)
                    .filter(SourceFolder::hasSources)
                    .toList();
        } catch (IOException e) {
            throw UserError.of("cannot read `" + directory + "`", e);
        } catch (UncheckedIOException e) {
            throw UserError.of(
                    "cannot read `" + directory + "`", Objects.requireNonNull(e.getCause()));
        }
    }

    /// Below the directory, in a folder such as `.git`.
    private boolean isHidden(Path path) {
        for (var name : directory.relativize(path)) {
            if (name.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    /// The files that can be read, by name.
    List<Source> sources(List<Diagnostic> diagnostics) {
        var sources = new ArrayList<Source>();
        for (var file : files()) {
            var source = source(shown(file), bytes(file), diagnostics);
            if (source != null) {
                sources.add(source);
            }
        }
        return sources;
    }

    /// Replaces one of the files of [#read] in one step.
    ///
    /// @param name as the source names it
    public static void write(String name, String text) {
        try {
            AtomicFile.write(Path.of(name), text);
        } catch (IOException e) {
            throw UserError.of("cannot write `" + name + "`", e);
        }
    }

    /// The text of `platform.lock`; absent when there is none.
    public @Nullable String lock() {
        var file = directory.resolve(LOCK);
        return Files.exists(file) ? new String(bytes(file), StandardCharsets.UTF_8) : null;
    }

    /// Replaces `platform.lock` in one step, and leaves it alone when it already says this.
    public void writeLock(String text) {
        if (text.equals(lock())) {
            return;
        }
        try {
            AtomicFile.write(directory.resolve(LOCK), text);
        } catch (IOException e) {
            throw UserError.of("cannot write `" + directory.resolve(LOCK) + "`", e);
        }
    }

    List<Path> files() {
        if (Files.isRegularFile(directory)) {
            var parent = directory.getParent();
            throw new UserError(
                    "`"
                            + directory
                            + "` is a file: name the directory, `"
                            + (parent == null ? "." : parent)
                            + "`");
        }
        if (!Files.isDirectory(directory)) {
            throw new UserError("there is no directory `" + directory + "`");
        }
        return files(directory, SUFFIX);
    }

    private static List<Path> files(Path directory, String... endings) {
        var files = new ArrayList<Path>();
        try (var stream = Files.newDirectoryStream(directory)) {
            for (var file : stream) {
                if (endsWithOne(file.toString(), endings) && Files.isRegularFile(file)) {
                    files.add(file);
                }
            }
        } catch (IOException e) {
            throw UserError.of("cannot read `" + directory + "`", e);
        }
        files.sort(null);
        return files;
    }

    private static boolean endsWithOne(String name, String... endings) {
        for (var ending : endings) {
            if (name.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw UserError.of("cannot read `" + file + "`", e);
        }
    }

    private static @Nullable Source source(
            String name, byte[] bytes, List<Diagnostic> diagnostics) {
        if (bytes.length > Parser.MAX_FILE_CHARACTERS) {
            diagnostics.add(
                    Diagnostic.general(Code.FILE_TOO_LARGE, "`" + name + "` is larger than 4 MiB")
                            .withNote("split it: all files of a directory are one platform"));
            return null;
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return new Source(name, text.toString());
        } catch (CharacterCodingException e) {
            diagnostics.add(
                    new Diagnostic(
                            Code.NOT_UTF8,
                            Code.NOT_UTF8.severity(),
                            "`" + name + "` is not UTF-8 text",
                            null,
                            List.of(),
                            List.of(new Diagnostic.Note.Info(badByte(bytes))),
                            List.of()));
            return null;
        }
    }

    /// Says where the first byte is that cannot be read.
    private static String badByte(byte[] bytes) {
        int line = 1;
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var in = ByteBuffer.wrap(bytes);
        decoder.decode(in, CharBuffer.allocate(bytes.length + 1), true);
        for (int i = 0; i < in.position(); i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return "byte "
                + String.format(Locale.ROOT, "0x%02X", bytes[in.position()])
                + " in line "
                + line
                + " belongs to no character";
    }

    /// As messages name it: a path that the reader can open from where they are.
    private static String shown(Path file) {
        return file.normalize().toString().replace('\\', '/');
    }
}
