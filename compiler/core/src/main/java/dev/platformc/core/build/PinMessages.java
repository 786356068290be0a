package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sourced;
import dev.platformc.hardware.quantity.Spelling;
import java.util.List;

final class PinMessages {
    private PinMessages() {}

    static Diagnostic noSuchGpu(Pool pool, Sourced<List<Integer>> gpus, int index) {
        return Diagnostic.of(
                        Code.GPU_INDEX,
                        "there is no GPU " + index + " in a node of `" + pool.id().name() + "`",
                        gpus.span(),
                        "they count from 0 to " + (pool.gpusPerNode() - 1))
                .withRelated(
                        pool.trees().span(),
                        BuildMessages.count(pool.gpusPerNode(), "GPU") + " in a node");
    }

    static Diagnostic unknownHost(Pool pool, Sourced<List<String>> hosts, String host) {
        var known = pool.hosts().value();
        var message =
                Diagnostic.of(
                        Code.UNKNOWN_HOST,
                        "`" + pool.id().name() + "` has no host named `" + host + "`",
                        hosts.span(),
                        known.isEmpty() ? "the pool names no hosts" : "not among its hosts");
        if (known.isEmpty()) {
            return message.withRelated(pool.id().span(), "`hosts = [\"…\"]` belongs here");
        }
        var near = Spelling.nearest(host, known);
        message = message.withRelated(pool.hosts().span(), "its hosts");
        return near.isEmpty() ? message : message.withNote("similar: `" + near.getFirst() + "`");
    }
}
