package dev.platformc.solver.z3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// Unpacks Z3's native libraries once for each user and loads them from there.
///
/// The folder's name comes from the content: the checksums that the jar keeps of its entries, so
/// that nothing of the 35 MB is read to find it. Another version of Z3 gets another folder. It is
/// filled under a temporary name and renamed, so that two first starts at once both succeed and a
/// killed one leaves no half library.
public final class NativeLibraries {
    private NativeLibraries() {}

    /// Loads what the folder holds for this system.
    ///
    /// @param folder resource folder such as `com/microsoft/z3`
    public static void load(String folder) {
        var system = folder + "/" + system() + "/" + architecture() + "/";
        var metadata = metadata(system);
        var names = values(metadata, "bundled-libraries.");
        var unpacked = unpack(system, names, cacheFolder(System.getenv()));
        for (var name : values(metadata, "load-commands.")) {
            System.load(unpacked.resolve(name).toString());
        }
    }

    /// @return the folder that holds all `names`
    static Path unpack(String system, List<String> names, Path cache) {
        var target = cache.resolve("z3-" + contentKey(system, names));
        if (!Files.isDirectory(target)) {
            try {
                Files.createDirectories(cache);
                fill(system, names, cache, target);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot unpack Z3 below " + cache, e);
            }
        }
        return target;
    }

    private static void fill(String system, List<String> names, Path cache, Path target)
            throws IOException {
        var fresh = Files.createTempDirectory(cache, "unpacking-");
        try {
            for (var name : names) {
                try (var stream = resource(system + name).openStream()) {
                    Files.copy(stream, fresh.resolve(name));
                }
            }
            move(fresh, target);
        } finally {
            delete(fresh);
        }
    }

    /// Another process may have been first: then its folder is as good.
    private static void move(Path fresh, Path target) throws IOException {
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            return;
        } catch (IOException e) {
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /// Sixteen hexadecimal digits over names, sizes and checksums of the entries.
    private static String contentKey(String system, List<String> names) {
        var sum = new CRC32();
        long sizes = 0;
        for (var name : names) {
            try {
                long[] sizeAndSum = sizeAndSum(resource(system + name));
                sizes += sizeAndSum[0];
                sum.update(
                        (name + sizeAndSum[0] + ":" + sizeAndSum[1])
                                .getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return String.format(Locale.ROOT, "%08x%08x", sum.getValue(), sizes & 0xffffffffL);
    }

    private static long[] sizeAndSum(URL resource) throws IOException {
        var connection = resource.openConnection();
        if (connection instanceof JarURLConnection jar) {
            var entry = jar.getJarEntry();
            return new long[] {entry.getSize(), entry.getCrc()};
        }
        var sum = new CRC32();
        var bytes = resource.openStream().readAllBytes();
        sum.update(bytes);
        return new long[] {bytes.length, sum.getValue()};
    }

    private static URL resource(String name) {
        var url = NativeLibraries.class.getClassLoader().getResource(name);
        if (url == null) {
            throw new UnsatisfiedLinkError(
                    "Z3 has no library for this system: " + name + " is not in its jar");
        }
        return url;
    }

    private static Properties metadata(String system) {
        var properties = new Properties();
        try (var stream = resource(system + "turnkey.xml").openStream()) {
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            var entry = Pattern.compile("<entry key=\"([^\"]+)\">([^<]*)</entry>");
            for (var found = entry.matcher(text); found.find(); ) {
                properties.setProperty(found.group(1), found.group(2));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /// Values of the keys `prefix0`, `prefix1`, … in the order of their numbers.
    private static List<String> values(Properties properties, String prefix) {
        var numbered = new TreeMap<Integer, String>();
        for (var key : properties.stringPropertyNames()) {
            if (key.startsWith(prefix)) {
                numbered.put(
                        Integer.valueOf(key.substring(prefix.length())),
                        properties.getProperty(key));
            }
        }
        return new ArrayList<>(numbered.values());
    }

    /// Where the system keeps what can be made again.
    static Path cacheFolder(Map<String, String> environment) {
        var home = Path.of(System.getProperty("user.home", "."));
        var base =
                switch (system()) {
                    case "osx" -> home.resolve("Library/Caches");
                    case "windows" -> folder(environment.get("LOCALAPPDATA"), home);
                    default -> folder(environment.get("XDG_CACHE_HOME"), home.resolve(".cache"));
                };
        return base.resolve("platformc");
    }

    private static Path folder(@Nullable String named, Path otherwise) {
        return named == null || named.isBlank() ? otherwise : Path.of(named);
    }

    private static String system() {
        var name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return "osx";
        }
        return name.startsWith("windows") ? "windows" : "linux";
    }

    private static String architecture() {
        var name = System.getProperty("os.arch", "");
        return name.equals("x86_64") ? "amd64" : name;
    }
}
