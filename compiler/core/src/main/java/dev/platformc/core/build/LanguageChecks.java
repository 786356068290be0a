package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Release;
import java.util.regex.Pattern;

/// Whether this compiler may read the platform.
final class LanguageChecks {
    /// The newest language that this compiler reads.
    static final int LANGUAGE = 1;

    private static final Pattern AT_LEAST =
            Pattern.compile(">=\\s*(\\d{1,4})\\.(\\d{1,4})(\\.\\d{1,4})?");

    private LanguageChecks() {}

    static void check(Report report, Attributes written) {
        var language = written.count("language");
        if (language != null && language.value() > LANGUAGE) {
            report.add(
                    Diagnostic.of(
                            Code.LANGUAGE_NEWER,
                            "language " + language.value() + " is newer than this compiler",
                            language.span(),
                            LANGUAGE + " is the newest that it reads"));
        }
        var compiler = written.text("compiler");
        if (compiler == null) {
            return;
        }
        var matcher = AT_LEAST.matcher(compiler.value());
        if (!matcher.matches()) {
            report.add(
                    BuildMessages.outOfRange(
                            "`compiler = \"" + compiler.value() + "\"`",
                            compiler.span(),
                            "the lowest release that will do, such as `\">= 0.5\"`"));
        } else if (isNewer(matcher.group(1), matcher.group(2))) {
            report.add(
                    Diagnostic.of(
                            Code.COMPILER_TOO_OLD,
                            "this is platformc "
                                    + Release.NUMBER
                                    + " and `"
                                    + compiler.value()
                                    + "` is asked for",
                            compiler.span(),
                            "a newer compiler"));
        }
    }

    private static boolean isNewer(String major, String minor) {
        var own = Release.NUMBER.split("\\.");
        int ownMajor = Integer.parseInt(own[0]);
        int ownMinor = Integer.parseInt(own[1]);
        int wanted = Integer.parseInt(major);
        return wanted > ownMajor || wanted == ownMajor && Integer.parseInt(minor) > ownMinor;
    }
}
