package dev.platformc.core.text;

import java.util.ArrayList;

/// Names of directories, worked out from text alone.
public final class Directories {
    private Directories() {}

    /// Where an import in a file leads: `../models` in `eu/eu.platform` is `models`. What would
    /// leave the place where the names start keeps its `..` in front.
    ///
    /// @param file path of the importing file, with `/`
    /// @param text as the import writes it
    public static String join(String file, String text) {
        int slash = file.lastIndexOf('/');
        var start = slash < 0 ? "" : file.substring(0, slash);
        boolean rooted = start.startsWith("/");
        var parts = new ArrayList<String>();
        for (var part : (start + "/" + text).split("/")) {
            boolean back = part.equals("..");
            if (back && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (back ? !rooted : !part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return (rooted ? "/" : "") + String.join("/", parts);
    }
}
