package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Gang.Api;
import dev.platformc.core.model.Gang.Framework;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sourced;

/// Which object stands for a gang.
final class GangApi {
    private GangApi() {}

    /// The one that is written, else the one that suits what runs.
    static Api of(
            Report report,
            Attributes written,
            Sourced<Framework> framework,
            boolean isElastic,
            Pool pool) {
        var word = written.word("api");
        if (word == null) {
            return usual(framework.value(), isElastic, pool.scheduler().value());
        }
        var api = api(word.value());
        check(report, word, api, framework, pool);
        return api;
    }

    private static void check(
            Report report, Sourced<String> word, Api api, Sourced<Framework> framework, Pool pool) {
        if (api == Api.VOLCANO_JOB && pool.scheduler().value() != Cluster.Scheduler.VOLCANO) {
            report.add(
                    Diagnostic.of(
                                    Code.API_NOT_INSTALLED,
                                    "a `volcano-job` on a pool that Volcano does not schedule",
                                    word.span(),
                                    "nobody there knows this kind")
                            .withRelated(pool.scheduler().span(), "who schedules the pool"));
        }
        if (!suits(api, framework.value())) {
            report.add(
                    Diagnostic.of(
                                    Code.API_NOT_INSTALLED,
                                    "`"
                                            + word.value()
                                            + "` cannot run `"
                                            + word(framework.value())
                                            + "`",
                                    word.span(),
                                    "an object of another framework")
                            .withRelated(framework.span(), "what runs"));
        } else if (isLegacy(api) && framework.value() != Framework.TENSORFLOW) {
            report.add(
                    Diagnostic.of(
                                    Code.LEGACY_KIND,
                                    "`"
                                            + word.value()
                                            + "` is a kind of the operator before Trainer",
                                    word.span(),
                                    "a `train-job` says the same")
                            .withFix(
                                    BuildMessages.replace(
                                            "use `train-job`",
                                            Diagnostic.Confidence.CHECKED,
                                            word.span(),
                                            "train-job")));
        }
    }

    /// The MPI operator is a project of its own, and alive.
    private static boolean isLegacy(Api api) {
        return switch (api) {
            case PYTORCH_JOB, TF_JOB, XGBOOST_JOB -> true;
            case TRAIN_JOB, MPI_JOB, JOBSET, JOB, VOLCANO_JOB -> false;
        };
    }

    private static boolean suits(Api api, Framework framework) {
        return switch (api) {
            case PYTORCH_JOB -> framework == Framework.PYTORCH;
            case TF_JOB -> framework == Framework.TENSORFLOW;
            case XGBOOST_JOB -> framework == Framework.XGBOOST;
            case MPI_JOB -> framework == Framework.MPI;
            case TRAIN_JOB -> framework != Framework.TENSORFLOW && framework != Framework.CONTAINER;
            case JOBSET, JOB, VOLCANO_JOB -> true;
        };
    }

    /// A range is what few objects have.
    private static Api usual(Framework framework, boolean isElastic, Cluster.Scheduler scheduler) {
        if (isElastic) {
            return scheduler == Cluster.Scheduler.VOLCANO ? Api.VOLCANO_JOB : Api.JOB;
        }
        return switch (framework) {
            case TENSORFLOW -> Api.TF_JOB;
            case CONTAINER -> Api.JOBSET;
            case MPI -> Api.MPI_JOB;
            case PYTORCH, XGBOOST, JAX -> Api.TRAIN_JOB;
        };
    }

    private static Api api(String word) {
        return Api.valueOf(word.replace('-', '_').toUpperCase(java.util.Locale.ROOT));
    }

    private static String word(Framework framework) {
        return framework.name().toLowerCase(java.util.Locale.ROOT);
    }
}
