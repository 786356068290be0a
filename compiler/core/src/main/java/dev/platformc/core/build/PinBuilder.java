package dev.platformc.core.build;

import dev.platformc.core.eval.Declared;
import dev.platformc.core.model.Pin;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sourced;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class PinBuilder {
    private final Report report;
    private final Profiles profiles;

    PinBuilder(Report report) {
        this.report = report;
        this.profiles = new Profiles(report);
    }

    @Nullable Pin build(Declared declared, Pool pool) {
        var written = Attributes.of(report, declared);
        written.find("pool");
        var layout = layout(written, pool);
        var hosts = written.texts("hosts");
        var gpus = gpus(written);
        var disrupt = written.text("disrupt", "never");
        written.finish();
        if (pool.gpusPerNode() == 0) {
            report.add(SharingMessages.noGpus(declared.id(), pool));
            return null;
        }
        hosts(pool, hosts);
        for (var index : gpus.value()) {
            if (index >= pool.gpusPerNode()) {
                report.add(PinMessages.noSuchGpu(pool, gpus, index));
            }
        }
        if (layout == null) {
            return null;
        }
        var pin =
                new Pin(
                        declared.id(),
                        pool,
                        hosts,
                        gpus,
                        layout,
                        disrupt.map(word -> word.equals("never")));
        MigLayoutCheck.check(report, pin);
        return pin;
    }

    private @Nullable Sourced<List<Sharing.Instance>> layout(Attributes written, Pool pool) {
        var list = written.list("layout");
        if (list == null) {
            return written.isWritten("layout")
                    ? null
                    : Sourced.preset(List.of(), written.declaration());
        }
        var gpu = pool.gpu();
        var instances = gpu == null ? null : profiles.instances(gpu, list.value());
        return instances == null ? null : list.map(_ -> Profiles.folded(instances));
    }

    private static Sourced<List<Integer>> gpus(Attributes written) {
        var list = written.list("gpus");
        if (list == null) {
            return Sourced.preset(List.of(), written.declaration());
        }
        var indices = new ArrayList<Integer>();
        list.value().forEach(e -> indices.add(Attributes.countOf(e.value())));
        return list.map(_ -> List.copyOf(indices));
    }

    private void hosts(Pool pool, Sourced<List<String>> hosts) {
        var known = pool.hosts().value();
        for (var host : hosts.value()) {
            if (!known.contains(host)) {
                report.add(PinMessages.unknownHost(pool, hosts, host));
            }
        }
    }
}
