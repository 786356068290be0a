package dev.platformc.emit.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Jobs whose pods come in roles: the kinds of Training Operator v1, and the MPI operator's.
final class RoleJobs {
    /// @param field of the specification that holds the roles
    /// @param framework what runs, in the language
    /// @param api the object, in the language; absent where it is the one by itself
    /// @param lead roles of the one that the others follow, which is a worker, too
    private record Sort(String field, String framework, @Nullable String api, List<String> lead) {}

    private static final Map<String, Sort> SORTS =
            Map.of(
                    "PyTorchJob",
                    new Sort("pytorchReplicaSpecs", "pytorch", "pytorch-job", List.of("Master")),
                    "TFJob",
                    new Sort("tfReplicaSpecs", "tensorflow", null, List.of("Chief", "Master")),
                    "XGBoostJob",
                    new Sort("xgbReplicaSpecs", "xgboost", "xgboost-job", List.of("Master")),
                    "MPIJob",
                    new Sort("mpiReplicaSpecs", "mpi", null, List.of("Launcher")));

    private static final Set<String> CONTAINERS = Set.of("pytorch", "tensorflow", "xgboost", "mpi");

    private final Taken taken;
    private final Sort sort;
    private final GangText gang;
    private final Beside beside;

    private RoleJobs(Taken taken, Sort sort, GangText gang, Beside beside) {
        this.taken = taken;
        this.sort = sort;
        this.gang = gang;
        this.beside = beside;
    }

    static boolean isOne(String kind) {
        return SORTS.containsKey(kind);
    }

    /// Whether there is a launcher that is no worker.
    static boolean losesLauncher(Taken taken) {
        return taken.object().kind().equals("MPIJob")
                && taken.has("/spec/mpiReplicaSpecs/Launcher")
                && taken.has("/spec/mpiReplicaSpecs/Worker")
                && !taken.peek("/spec/runLauncherAsWorker").asBoolean(false);
    }

    /// @param newest leave the object to the compiler, which takes the newest kind
    static GangText read(Taken taken, Beside beside, boolean newest) {
        var sort = SORTS.get(taken.object().kind());
        if (sort == null) {
            throw new IllegalArgumentException(taken.object().kind());
        }
        var gang = new GangText();
        gang.framework = sort.framework();
        if (sort.api() != null && !newest) {
            gang.attributes.put("api", sort.api());
        }
        ObjectText.read(taken, gang, beside);
        new RoleJobs(taken, sort, gang, beside).all();
        return gang;
    }

    private void all() {
        runPolicy();
        var lead = role(sort.lead());
        var worker = role(List.of("Worker"));
        int leading = lead == null ? 0 : leads(lead, worker);
        int count = worker == null ? 0 : replicas(worker);
        if (worker != null) {
            pods(worker);
        }
        if (lead != null) {
            pods(lead);
        }
        var runs = lead == null ? worker : lead;
        if (runs != null) {
            PodText.run(taken, runs + "/template", gang);
        }
        if (worker != null && lead != null) {
            follows(lead, worker);
        }
        gang.count = Integer.toString(Math.max(1, leading + count));
        elastic(worker, leading);
        processes();
    }

    private void runPolicy() {
        var at = "/spec/runPolicy";
        if (taken.counts(at + "/backoffLimit")) {
            gang.attributes.put("retries", taken.text(at + "/backoffLimit"));
        }
        if (taken.counts(at + "/activeDeadlineSeconds")) {
            ObjectText.maxTime(taken, gang, at + "/activeDeadlineSeconds");
        }
        taken.takeIf(at + "/cleanPodPolicy", "Running");
        ObjectText.queue(taken, gang, beside, at + "/schedulingPolicy/queue");
        ObjectText.priority(taken, gang, beside, at + "/schedulingPolicy/priorityClass");
    }

    /// Pointer to the first of these roles that is there.
    private @Nullable String role(List<String> words) {
        return words.stream()
                .map(word -> "/spec/" + sort.field() + "/" + word)
                .filter(taken::has)
                .findFirst()
                .orElse(null);
    }

    private int replicas(String role) {
        var at = role + "/replicas";
        return taken.counts(at) ? taken.take(at).asInt() : 1;
    }

    /// How many workers the lead is: a launcher without devices only starts the others.
    private int leads(String lead, @Nullable String worker) {
        int count = replicas(lead);
        if (!sort.framework().equals("mpi") || worker == null) {
            return count;
        }
        boolean works = taken.takeIf("/spec/runLauncherAsWorker", "true");
        taken.takeIf("/spec/runLauncherAsWorker", "false");
        return works ? count : 0;
    }

    private void pods(String role) {
        taken.takeIf(role + "/restartPolicy", "OnFailure");
        PodText.read(taken, role + "/template", gang, beside, CONTAINERS);
    }

    /// What the workers say like the lead, or wait with.
    private void follows(String lead, String worker) {
        var own = worker + "/template/spec/containers/0";
        var other = lead + "/template/spec/containers/0";
        for (var field : List.of("/image", "/command", "/args", "/env")) {
            if (taken.has(own + field)
                    && taken.peek(own + field).equals(taken.peek(other + field))) {
                for (int i = 0; i < taken.peek(own + field).size(); i++) {
                    if (taken.isTaken(other + field + "/" + i)) {
                        taken.take(own + field + "/" + i);
                    }
                }
                if (taken.isTaken(other + field)) {
                    taken.take(own + field);
                }
            }
        }
        var sshd = new ArrayList<String>();
        taken.peek(own + "/command").forEach(word -> sshd.add(word.asString("")));
        taken.peek(own + "/args").forEach(word -> sshd.add(word.asString("")));
        if (sort.framework().equals("mpi")
                && String.join(" ", sshd)
                        .equals("/usr/sbin/sshd -De -f /home/mpiuser/.sshd_config")) {
            taken.take(own + "/command");
            taken.take(own + "/args");
        }
    }

    private void elastic(@Nullable String worker, int leading) {
        var at = "/spec/elasticPolicy";
        boolean ranges = taken.counts(at + "/minReplicas") && taken.counts(at + "/maxReplicas");
        if (ranges && worker != null) {
            int least = taken.take(at + "/minReplicas").asInt();
            int most = taken.take(at + "/maxReplicas").asInt();
            taken.takeIf(at + "/rdzvBackend", "c10d");
            taken.takeIf(at + "/nProcPerNode", gang.worker.getOrDefault("gpus", "1"));
            gang.count = (least + leading) + ".." + (most + leading);
            return;
        }
        taken.takeIf("/spec/runPolicy/schedulingPolicy/minAvailable", gang.count);
    }

    /// Processes of a worker: one a GPU.
    private void processes() {
        var each = gang.worker.getOrDefault("gpus", "1");
        taken.takeIf("/spec/nprocPerNode", each);
        taken.takeIf("/spec/nprocPerNode", "auto");
        taken.takeIf("/spec/slotsPerWorker", each);
        taken.takeIf("/spec/mpiImplementation", "OpenMPI");
        taken.takeIf("/spec/sshAuthMountPath", "/home/mpiuser/.ssh");
    }
}
