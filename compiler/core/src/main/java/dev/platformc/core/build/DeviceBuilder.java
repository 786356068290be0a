package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.eval.Declared;
import dev.platformc.core.model.Device;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Sourced;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Devices other than GPUs, which are counted and not understood.
final class DeviceBuilder {
    /// `xilinx.com/fpga-u250`: a domain, a slash, a name.
    private static final Pattern RESOURCE =
            Pattern.compile(
                    "[a-z0-9]([-a-z0-9.]*[a-z0-9])?/[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");

    private final Report report;

    DeviceBuilder(Report report) {
        this.report = report;
    }

    @Nullable Device build(Declared declared) {
        var written = Attributes.of(report, declared);
        var resource = written.text("resource");
        var price = written.quantity("price");
        written.finish();
        if (resource == null) {
            return null;
        }
        check(report, declared.id(), resource);
        return new Device(declared.id(), resource, price);
    }

    /// Also of a GPU with a resource of its own.
    static void check(Report report, Identity device, Sourced<String> resource) {
        var name = resource.value().substring(resource.value().indexOf('/') + 1);
        if (!RESOURCE.matcher(resource.value()).matches() || name.length() > ObjectNames.LONGEST) {
            report.add(
                    Diagnostic.of(
                            Code.RESOURCE_NAME,
                            "`"
                                    + resource.value()
                                    + "` cannot name a resource of "
                                    + device.display(),
                            resource.span(),
                            name.length() > ObjectNames.LONGEST
                                    ? name.length()
                                            + " characters after the slash, "
                                            + ObjectNames.LONGEST
                                            + " is the most"
                                    : "a domain, a slash and a name, such as `xilinx.com/fpga`"));
        }
    }
}
