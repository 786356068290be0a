package dev.platformc.emit.network;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Where the address of a storage leads.
///
/// @param ports TCP; empty: all of them
record StoreAddress(End end, List<Integer> ports) {
    private static final Pattern ADDRESS =
            Pattern.compile("(https?)://(\\[[0-9a-fA-F:]+]|[^/:\\[]+)(?::(\\d{1,5}))?(?:/.*)?");
    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|\\[.*");
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    /// A name in the cluster leads to its namespace, whatever port stands behind that of the
    /// service; a number to one machine. Any other name may stand for a machine of the house as
    /// well as for a cloud, which no policy can tell.
    static StoreAddress of(String url) {
        var match = ADDRESS.matcher(url);
        if (!match.matches()) {
            return new StoreAddress(End.Addresses.any(), List.of(HTTPS));
        }
        var host = match.group(2);
        var parts = host.split("\\.");
        if (parts.length > 2 && parts[2].equals("svc")) {
            return new StoreAddress(new End.Theirs(parts[1], Map.of()), List.of());
        }
        int usual = match.group(1).equals("http") ? HTTP : HTTPS;
        var ports = List.of(match.group(3) == null ? usual : Integer.parseInt(match.group(3)));
        return NUMERIC.matcher(host).matches()
                ? new StoreAddress(End.Addresses.of(host.replaceAll("[\\[\\]]", "")), ports)
                : new StoreAddress(End.Addresses.any(), ports);
    }
}
