package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sharing.Slicing;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.catalog.Catalog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Whether the driver of a pool is new enough for its cards, for how they are cut, and for the
/// images that we choose.
final class DriverChecks {
    private static final Pattern RELEASE = Pattern.compile("\\d{1,5}(\\.\\d{1,5}){0,3}");

    private DriverChecks() {}

    /// @param what completes "… needs": with its backticks
    /// @param at what asks for it
    private record Need(String what, Catalog.Since since, Span at) {}

    static void check(Report report, Platform platform) {
        for (var pool : platform.pools()) {
            var driver = pool.options().driverVersion();
            if (driver == null) {
                continue;
            }
            if (!RELEASE.matcher(driver.value()).matches()) {
                report.add(
                        BuildMessages.outOfRange(
                                "the driver `" + driver.value() + "`",
                                driver.span(),
                                "a release such as `\"570.133.20\"`, or a branch such as"
                                        + " `\"570\"`"));
                continue;
            }
            needs(platform, pool).stream()
                    .filter(need -> isOlder(driver.value(), need.since().release()))
                    .max(
                            Comparator.comparing(
                                    need -> need.since().release(), DriverChecks::compare))
                    .ifPresent(need -> report.add(tooOld(pool, driver, need)));
        }
    }

    private static List<Need> needs(Platform platform, Pool pool) {
        var needs = new ArrayList<Need>();
        var gpu = pool.gpu();
        if (gpu == null) {
            return needs;
        }
        var catalog = Catalog.standard();
        catalog.driver("card", gpu.name())
                .ifPresent(since ->
                        needs.add(new Need("`" + gpu.name() + "`", since, pool.trees().span())));
        for (var sharing : platform.sharings()) {
            if (sharing.pool().id().key().equals(pool.id().key())
                    && sharing.slice().value() instanceof Slicing.Mig mig) {
                cut(needs, sharing, mig);
            }
        }
        for (var endpoint : platform.endpoints()) {
            if (endpoint.on().value().pool().id().key().equals(pool.id().key())) {
                image(needs, endpoint);
            }
        }
        return needs;
    }

    private static void cut(List<Need> needs, Sharing sharing, Slicing.Mig mig) {
        var gpu = sharing.pool().gpu();
        var geometry = gpu == null ? null : gpu.mig();
        if (geometry == null) {
            return;
        }
        var catalog = Catalog.standard();
        var at = sharing.slice().span();
        catalog.driver("mig", geometry.name())
                .ifPresent(since ->
                        needs.add(
                                new Need("MIG on a card of `" + geometry.name() + "`", since, at)));
        var profiles = new TreeSet<String>();
        if (mig.layout() != null) {
            mig.layout().value().forEach(i -> profiles.add(i.profile().value().gpuInstance()));
        }
        if (mig.profiles() != null) {
            mig.profiles().value().forEach(profile -> profiles.add(profile.gpuInstance()));
        }
        for (var profile : profiles) {
            catalog.driver("profile", geometry.name() + " " + profile)
                    .ifPresent(since -> needs.add(new Need("`" + profile + "`", since, at)));
        }
    }

    private static void image(List<Need> needs, Endpoint endpoint) {
        var catalog = Catalog.standard();
        var image = endpoint.engine().image();
        catalog.image(image.value())
                .flatMap(facts ->
                        catalog.driver("cuda", facts.cuda())
                                .map(since ->
                                        new Need(
                                                "CUDA "
                                                        + facts.cuda()
                                                        + " in the image of `"
                                                        + endpoint.id().name()
                                                        + "`",
                                                since,
                                                image.isWritten()
                                                        ? image.span()
                                                        : endpoint.id().span())))
                .ifPresent(needs::add);
    }

    /// As far as both say: `570` may be any of that branch.
    private static boolean isOlder(String release, String least) {
        return compare(release, least) < 0;
    }

    private static int compare(String one, String other) {
        var a = one.split("\\.", -1);
        var b = other.split("\\.", -1);
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            int order = Integer.compare(Integer.parseInt(a[i]), Integer.parseInt(b[i]));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static Diagnostic tooOld(Pool pool, Sourced<String> driver, Need need) {
        return Diagnostic.of(
                        Code.DRIVER_TOO_OLD,
                        "driver "
                                + driver.value()
                                + " of `"
                                + pool.id().name()
                                + "` is too old: "
                                + need.what()
                                + " needs "
                                + need.since().release(),
                        driver.span(),
                        pool.options().operatorInstallsDriver()
                                ? "this one would be installed"
                                : "all that is known of it")
                .withRelated(need.at(), "asks for it")
                .withNote("said by: " + need.since().source());
    }
}
