package dev.platformc.cli.report;

import dev.platformc.core.rule.Waiver;
import java.util.List;

/// Who is exempt from which policy, why and until when.
public final class Waived {
    private Waived() {}

    public static List<String> lines(List<Waiver> waivers) {
        return waivers.stream().map(Waived::line).toList();
    }

    private static String line(Waiver waiver) {
        var until = waiver.until();
        var exempt = waiver.exempt().stream().map(e -> e.value().display()).toList();
        return "waived  "
                + waiver.policy().display()
                + " for "
                + String.join(", ", exempt)
                + (until == null ? "" : " until " + until.value())
                + ": "
                + waiver.because();
    }
}
