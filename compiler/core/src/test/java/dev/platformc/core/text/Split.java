package dev.platformc.core.text;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Several files in one text: `// file: models/house.platform` begins the next one. What lies in a
/// directory is a library.
public final class Split {
    private static final Pattern NEXT = Pattern.compile("(?m)^// file: (?<path>\\S+)\\n");

    private Split() {}

    /// @param path of the part before the first such line
    public static SourceSet sources(String path, String text) {
        var matcher = NEXT.matcher(text);
        var libraries = new TreeMap<String, List<Source>>();
        var platform = new ArrayList<Source>();
        var name = path;
        int start = 0;
        while (true) {
            boolean more = matcher.find();
            var part = text.substring(start, more ? matcher.start() : text.length());
            int slash = name.lastIndexOf('/');
            (slash < 0
                            ? platform
                            : libraries.computeIfAbsent(
                                    name.substring(0, slash), _ -> new ArrayList<>()))
                    .add(new Source(name, part));
            if (!more) {
                break;
            }
            name = matcher.group("path");
            start = matcher.end();
        }
        var set = SourceSet.of(platform).with("", new Directory.OfPlatform());
        for (var library : libraries.entrySet()) {
            set =
                    set.with(
                            library.getKey(),
                            new Directory.Library(library.getKey(), library.getValue()));
        }
        return set;
    }
}
