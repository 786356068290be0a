package dev.platformc.emit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The validator before real definitions: objects as the projects document them pass, and copies
/// with one thing wrong are refused for that thing.
class UpstreamExamplesTest {
    static final String CLUSTER_QUEUE =
            """
            apiVersion: kueue.x-k8s.io/v1beta2
            kind: ClusterQueue
            metadata:
              name: team-a-cq
            spec:
              namespaceSelector: {}
              cohortName: team-ab
              queueingStrategy: BestEffortFIFO
              preemption:
                reclaimWithinCohort: Any
                withinClusterQueue: LowerPriority
              resourceGroups:
              - coveredResources: ["cpu", "memory", "nvidia.com/gpu"]
                flavors:
                - name: default-flavor
                  resources:
                  - name: cpu
                    nominalQuota: 9
                    borrowingLimit: 1
                  - name: memory
                    nominalQuota: 36Gi
                  - name: nvidia.com/gpu
                    nominalQuota: 16
            """;
    static final String TRAIN_JOB =
            """
            apiVersion: trainer.kubeflow.org/v1alpha1
            kind: TrainJob
            metadata:
              name: pytorch-simple
              namespace: kubeflow
            spec:
              runtimeRef:
                name: torch-distributed
              trainer:
                image: docker.io/kubeflow/pytorch-mnist:latest
                command: ["torchrun", "train.py"]
                numNodes: 2
                numProcPerNode: 4
                resourcesPerNode:
                  requests:
                    cpu: 3
                    nvidia.com/gpu: "4"
            """;
    static final String CLUSTER_POLICY =
            """
            apiVersion: nvidia.com/v1
            kind: ClusterPolicy
            metadata:
              name: cluster-policy
            spec:
              operator: {defaultRuntime: containerd}
              daemonsets: {}
              driver: {enabled: false}
              toolkit: {enabled: true}
              devicePlugin:
                enabled: true
                config: {name: device-plugin-config, default: any}
              dcgm: {enabled: true}
              dcgmExporter: {enabled: true}
              gfd: {enabled: true}
              mig: {strategy: mixed}
              migManager: {enabled: true, config: {name: mig-parted, default: all-disabled}}
              nodeStatusExporter: {enabled: false}
            """;
    static final String APPLICATION =
            """
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata:
              name: guestbook
              namespace: argocd
              finalizers: [resources-finalizer.argocd.argoproj.io]
            spec:
              project: default
              source:
                repoURL: https://github.com/argoproj/argocd-example-apps.git
                targetRevision: HEAD
                path: guestbook
              destination:
                server: https://kubernetes.default.svc
                namespace: guestbook
              syncPolicy:
                automated: {prune: true, selfHeal: true}
                syncOptions: [CreateNamespace=true]
              ignoreDifferences:
              - group: apps
                kind: Deployment
                jsonPointers: [/spec/replicas]
            """;
    static final String TOPOLOGY =
            """
            apiVersion: kueue.x-k8s.io/v1beta2
            kind: Topology
            metadata: {name: default}
            spec:
              levels:
              - nodeLabel: cloud.provider.com/topology-block
              - nodeLabel: cloud.provider.com/topology-rack
              - nodeLabel: kubernetes.io/hostname
            """;
    static final String FLAVOR =
            """
            apiVersion: kueue.x-k8s.io/v1beta2
            kind: ResourceFlavor
            metadata: {name: tas-flavor}
            spec:
              nodeLabels: {cloud.provider.com/node-group: tas-group}
              topologyName: default
            """;
    static final String LOCAL_QUEUE =
            """
            apiVersion: kueue.x-k8s.io/v1beta2
            kind: LocalQueue
            metadata: {name: user-queue, namespace: team-a}
            spec: {clusterQueue: team-a-cq}
            """;

    @Test
    void documented_objects_pass() {
        for (String text :
                List.of(
                        CLUSTER_QUEUE,
                        TRAIN_JOB,
                        CLUSTER_POLICY,
                        APPLICATION,
                        TOPOLOGY,
                        FLAVOR,
                        LOCAL_QUEUE)) {
            assertEquals(List.of(), check(text), text);
        }
    }

    /// Every line of the table changes one line of an object.
    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiterString = " | ",
            value = {
                "queue | v1beta2                    | v1beta1            | /apiVersion |"
                        + " deprecated",
                "queue | v1beta2                    | v1                 | /apiVersion | there is",
                "queue | 'name: team-a-cq'          | 'name: a\\n"
                        + "  namespace: b' | /metadata/namespace | lives in no namespace",
                "queue | 'name: team-a-cq'          | 'name: Team_A'     | /metadata/name | DNS"
                        + " subdomain",
                "queue | cohortName: team-ab        | cohort: team-ab    | /spec/cohort | unknown"
                        + " field",
                "queue | cohortName: team-ab        | stopPolicy: None   | /spec | borrowingLimit"
                        + " must be nil",
                "queue | BestEffortFIFO             | Fifo               | /spec/queueingStrategy |"
                        + " none of",
                "queue | 36Gi                       | 36GiB              |"
                        + " /spec/resourceGroups/0/flavors/0/resources/1/nominalQuota | does not match",
                "queue | 'nominalQuota: 36Gi'       | 'nominalQuota: [1]' |"
                        + " /spec/resourceGroups/0/flavors/0/resources/1/nominalQuota | not an integer"
                        + " or a string",
                "queue | 'name: memory'             | 'name: cpu'        |"
                        + " /spec/resourceGroups/0/flavors/0/resources/1 | has the same [name]",
                "queue | ', \"nvidia.com/gpu\"]'    | ]                  | /spec/resourceGroups/0 |"
                        + " flavors must have the same number of resources",
                "queue | 'reclaimWithinCohort: Any' | 'reclaimWithinCohort: Never\\n"
                        + "    borrowWithinCohort: {policy: LowerPriority}' | /spec/preemption |"
                        + " reclaimWithinCohort=Never",
                "job   | 'name: pytorch-simple'     | 'name: 9-pytorch'  | '' | must match RFC"
                        + " 1035",
                "job   | 'name: torch-distributed'  | 'kind: TrainingRuntime' | /spec/runtimeRef |"
                        + " `name` is missing",
                "job   | 'namespace: kubeflow'      | 'labels: {}'       | /metadata | lives in a"
                        + " namespace",
                "job   | numNodes: 2                | numNodes: two      | /spec/trainer/numNodes |"
                        + " not an integer",
                "job   | numNodes: 2                | nodes: 2           | /spec/trainer/nodes |"
                        + " unknown field",
                "policy | '  dcgm: {enabled: true}' | '  dcgmX: {}'      | /spec | `dcgm` is"
                        + " missing",
                "policy | 'driver: {enabled: false}' | 'driver: {enabled: \"no\"}' |"
                        + " /spec/driver/enabled | not true or false",
                "policy | 'strategy: mixed'         | 'strategy: all'    | /spec/mig/strategy |"
                        + " none of",
                "app   | 'project: default'         | 'name: default'    | /spec | `project` is"
                        + " missing",
                "app   | 'prune: true'              | 'prune: \"yes\"'   |"
                        + " /spec/syncPolicy/automated/prune | not true or false",
                "topology | topology-rack           | topology-block     | /spec/levels | must be"
                        + " unique",
                "flavor | 'nodeLabels: {cloud.provider.com/node-group: tas-group}' | 'nodeLabels:"
                        + " {}' | /spec | at least one nodeLabel",
            })
    void a_damaged_copy_is_refused_for_the_damage(
            String which, String line, String damaged, String at, String says) {
        String text = documented(which);
        String copy = text.replace(line, damaged.replace("\\n", "\n"));
        assertFalse(copy.equals(text), () -> "nothing to damage: " + line);
        List<Violation> found = check(copy);
        assertTrue(
                found.stream().anyMatch(v -> v.at().equals(at) && v.says().contains(says)),
                () -> Violation.lines(found) + copy);
    }

    private static String documented(String which) {
        return switch (which) {
            case "queue" -> CLUSTER_QUEUE;
            case "job" -> TRAIN_JOB;
            case "policy" -> CLUSTER_POLICY;
            case "app" -> APPLICATION;
            case "topology" -> TOPOLOGY;
            case "flavor" -> FLAVOR;
            default -> throw new IllegalArgumentException(which);
        };
    }

    private static List<Violation> check(String text) {
        Emitted object = Emitted.of("example.yaml", text);
        Crd crd =
                CrdsAtHand.folder()
                        .find(object.group(), object.version(), object.kind())
                        .orElseThrow();
        return CustomResourceCheck.of(crd, object.read());
    }
}
