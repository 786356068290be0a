package dev.platformc.emit.contract;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/// The syntax of names in Kubernetes. Each function returns what is wrong, or null.
final class Names {
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final Pattern DNS_LABEL = Pattern.compile(LABEL);
    private static final Pattern DNS_LABEL_1035 = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern DNS_SUBDOMAIN = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    private static final Pattern QUALIFIED =
            Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
    private static final Pattern ENV = Pattern.compile("[-._a-zA-Z][-._a-zA-Z0-9]*");
    private static final Pattern PORT = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");

    private Names() {}

    static @Nullable String dnsLabel(String s) {
        return matches(DNS_LABEL, 63, s, "a DNS label");
    }

    /// As a DNS label, but with a letter first: names of services and of what becomes one.
    static @Nullable String dnsLabel1035(String s) {
        return matches(DNS_LABEL_1035, 63, s, "a DNS label with a letter first");
    }

    static @Nullable String dnsSubdomain(String s) {
        return matches(DNS_SUBDOMAIN, 253, s, "a DNS subdomain");
    }

    static @Nullable String labelValue(String s) {
        return s.isEmpty() ? null : matches(QUALIFIED, 63, s, "a label value");
    }

    /// A key of labels, annotations and extended resources: `name` or `domain/name`.
    static @Nullable String qualified(String s) {
        int slash = s.indexOf('/');
        if (slash >= 0) {
            String wrong = dnsSubdomain(s.substring(0, slash));
            if (wrong != null) {
                return wrong;
            }
        }
        return matches(QUALIFIED, 63, s.substring(slash + 1), "a qualified name");
    }

    static @Nullable String envName(String s) {
        return matches(ENV, Integer.MAX_VALUE, s, "a name for an environment variable");
    }

    /// A named port has at most 15 characters, a letter among them, and no two hyphens in a row.
    static @Nullable String portName(String s) {
        if (s.contains("--") || s.chars().noneMatch(c -> c >= 'a' && c <= 'z')) {
            return "`" + s + "` is not a port's name";
        }
        return matches(PORT, 15, s, "a port's name");
    }

    private static @Nullable String matches(Pattern pattern, int longest, String s, String what) {
        if (!pattern.matches(s)) {
            return "`" + s + "` is not " + what;
        }
        return s.length() > longest
                ? "`" + s + "` has " + s.length() + " characters, at most " + longest
                : null;
    }
}
