package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sharing.Slicing;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Supply;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;

/// A worker of a Ray cluster, a seat, a replica of an app: each is one pod on one node.
final class WorkerChecks {
    private WorkerChecks() {}

    static void check(
            Report report, Identity user, Gang.Worker worker, Sourced<? extends Supply> on) {
        var node = on.value().pool().nodeType();
        int gpus = worker.gpus().value();
        if (gpus > 0
                && on.value() instanceof Sharing sharing
                && sharing.slice().value() instanceof Slicing.Mig) {
            report.add(
                    wrong(
                            Code.DEVICE_NOT_THERE,
                            user,
                            worker.gpus(),
                            on,
                            gpus + " whole GPUs",
                            "slices only"));
        } else if (gpus > 0 && node.gpus() == 0) {
            report.add(
                    wrong(Code.DEVICE_NOT_THERE, user, worker.gpus(), on, gpus + " GPUs", "none"));
        } else if (gpus > node.gpus()) {
            report.add(
                    wrong(
                            Code.NODE_TOO_SMALL,
                            user,
                            worker.gpus(),
                            on,
                            gpus + " GPUs",
                            String.valueOf(node.gpus())));
        }
        cores(report, user, worker.cpu(), worker.memory(), on);
    }

    /// Cores and memory of one pod.
    static void cores(
            Report report,
            Identity user,
            Sourced<Rational> cpu,
            Sourced<Bytes> memory,
            Sourced<? extends Supply> on) {
        var node = on.value().pool().nodeType();
        if (cpu.value().compareTo(node.cpu().value()) > 0) {
            report.add(
                    wrong(
                            Code.NODE_TOO_SMALL,
                            user,
                            cpu,
                            on,
                            cpu.value() + " cores",
                            node.cpu().value().toString()));
        }
        if (memory.value().compareTo(node.memory().value()) > 0) {
            report.add(
                    wrong(
                            Code.NODE_TOO_SMALL,
                            user,
                            memory,
                            on,
                            memory.value() + " of memory",
                            node.memory().value().toString()));
        }
    }

    private static Diagnostic wrong(
            Code code,
            Identity user,
            Sourced<?> at,
            Sourced<? extends Supply> on,
            String wanted,
            String has) {
        var pool = on.value().pool();
        return Diagnostic.of(
                        code,
                        "a pod of "
                                + user.display()
                                + " wants "
                                + wanted
                                + " and a node has "
                                + has,
                        at.isWritten() ? at.span() : user.span(),
                        "one pod stands on one node")
                .withRelated(pool.trees().span(), "the nodes of `" + pool.id().name() + "`");
    }
}
