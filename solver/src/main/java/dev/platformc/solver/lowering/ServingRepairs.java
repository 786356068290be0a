package dev.platformc.solver.lowering;

import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Workload;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.hardware.sizing.Precision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Smaller ways to serve a model: each is tried by compiling the changed text, since sizing comes
/// before the solver.
final class ServingRepairs {
    private static final long LEAST_CONTEXT = 2048;

    private final SourceTexts texts;
    private final TextTries tries;

    ServingRepairs(SourceTexts texts, TextTries tries) {
        this.texts = texts;
        this.tries = tries;
    }

    /// Fewer GPUs for a replica whose split was written.
    @Nullable Fix smallerTensor(Workload workload) {
        if (!(workload instanceof Endpoint endpoint)
                || !(endpoint.fit().value() instanceof Endpoint.Fit.Gpus gpus)) {
            return null;
        }
        var at = texts.inside(endpoint.id().declaration(), "tensor");
        for (int tensor = gpus.tensor() / 2; at != null && tensor >= gpus.leastTensor(); ) {
            var found =
                    tries.fix(
                            "split each replica of `"
                                    + workload.id().name()
                                    + "` over "
                                    + PlanningWords.counted(tensor, "GPU")
                                    + " instead of "
                                    + gpus.tensor(),
                            new Edit(at, Integer.toString(tensor)));
            if (found != null || tensor == 1) {
                return found;
            }
            tensor /= 2;
        }
        return null;
    }

    /// Smaller weights, the largest that are smaller first.
    @Nullable Fix smallerWeights(Workload workload) {
        var gpu = workload.on().value().pool().gpu();
        if (!(workload instanceof Endpoint endpoint) || gpu == null) {
            return null;
        }
        var now = endpoint.model().value().precision();
        var smaller =
                gpu.precisions().stream()
                        .filter(p -> p.bytes().compareTo(now.value().bytes()) < 0)
                        .sorted(
                                Comparator.comparing(Precision::bytes)
                                        .reversed()
                                        .thenComparing(Comparator.naturalOrder()))
                        .toList();
        var sizes = new ArrayList<Rational>();
        for (var precision : smaller) {
            if (sizes.contains(precision.bytes())) {
                continue;
            }
            sizes.add(precision.bytes());
            var found =
                    tries.fix(
                            "keep the weights of `"
                                    + workload.id().name()
                                    + "` in "
                                    + precision.word(),
                            weights(endpoint, precision));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Edit weights(Endpoint endpoint, Precision precision) {
        var model = endpoint.model();
        if (!model.isWritten()) {
            return null;
        }
        var written = texts.inside(model.span(), "precision");
        if (written != null) {
            return new Edit(written, precision.word());
        }
        return texts.written(model.span()).contains("{")
                ? null
                : texts.after(model.span(), " { precision = " + precision.word() + " }");
    }

    /// Half as long, and half of that: the longest that helps.
    @Nullable Fix shorterContext(Workload workload) {
        if (!(workload instanceof Endpoint endpoint) || !endpoint.context().isWritten()) {
            return null;
        }
        for (long context = endpoint.context().value() / 2;
                context >= LEAST_CONTEXT;
                context /= 2) {
            var found =
                    tries.fix(
                            "serve shorter sequences on `"
                                    + workload.id().name()
                                    + "`: "
                                    + String.format(Locale.ROOT, "%,d tokens", context),
                            new Edit(endpoint.context().span(), grouped(context) + " tokens"));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static String grouped(long count) {
        return count < 10_000
                ? Long.toString(count)
                : String.format(Locale.ROOT, "%,d", count).replace(',', '_');
    }

    @Nullable Fix fewerSequences(Workload workload) {
        if (!(workload instanceof Endpoint endpoint) || !endpoint.concurrency().isWritten()) {
            return null;
        }
        for (int many = endpoint.concurrency().value() / 2; many >= 1; many /= 2) {
            var found =
                    tries.fix(
                            "serve fewer sequences at once in a replica of `"
                                    + workload.id().name()
                                    + "`: "
                                    + many,
                            new Edit(endpoint.concurrency().span(), Integer.toString(many)));
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
