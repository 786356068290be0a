package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Sourced;
import java.util.Map;
import java.util.regex.Pattern;

/// Variables that others set, and variables that should be secrets.
final class EnvChecks {
    private static final Pattern RESERVED =
            Pattern.compile(
                    "PET_.*|MASTER_(ADDR|PORT)|WORLD_SIZE|RANK|LOCAL_RANK|NODE_RANK"
                            + "|(CUDA|NVIDIA)_VISIBLE_DEVICES");

    private static final Pattern SECRET =
            Pattern.compile("(.*_)?(PASSWORD|PASSWD|SECRET|TOKEN|API_KEY|SECRET_KEY)");

    private EnvChecks() {}

    static void check(Report report, Map<String, Sourced<String>> env) {
        env.forEach((name, value) -> {
            if (RESERVED.matcher(name).matches()) {
                report.add(
                        Diagnostic.of(
                                Code.ENV_RESERVED,
                                "`" + name + "` is set by who starts the pods",
                                value.span(),
                                "would be overwritten, or refused"));
            }
            if (SECRET.matcher(name).matches() && !value.value().isEmpty()) {
                report.add(SecretMessages.literal(name, value.span()));
            }
        });
    }
}
