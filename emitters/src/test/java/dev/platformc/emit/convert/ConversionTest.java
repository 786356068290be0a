package dev.platformc.emit.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Outcome;
import dev.platformc.core.text.Source;
import dev.platformc.core.text.SourceSet;
import dev.platformc.emit.YamlReader;
import dev.platformc.plan.Plan;
import dev.platformc.solver.Budget;
import dev.platformc.solver.Compilation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ConversionTest {
    private static final String POOL =
            "platform lab\npool gpus { nodes = 4 x dgx-a100-80gb, price = 40 USD/h }\n";

    /// As people wrote them for Training Operator v1.
    private static final String FOUND =
            """
            apiVersion: kubeflow.org/v1
            kind: PyTorchJob
            metadata:
              name: bert.Large
              namespace: nlp
              labels:
                owner: alice
                kueue.x-k8s.io/queue-name: nlp
            spec:
              runPolicy:
                backoffLimit: 4
                ttlSecondsAfterFinished: 600
                cleanPodPolicy: Running
              pytorchReplicaSpecs:
                Master:
                  replicas: 1
                  restartPolicy: OnFailure
                  template:
                    spec:
                      containers:
                      - name: pytorch
                        image: registry.acme.example/bert:2.1
                        command: ["sh", "-c"]
                        args:
                        - |
                          echo "start ${RANK}"
                          torchrun train.py
                        env:
                        - {name: EPOCHS, value: "3"}
                        - name: HF_TOKEN
                          valueFrom: {secretKeyRef: {name: hub, key: token}}
                        - name: NODE
                          valueFrom: {fieldRef: {fieldPath: spec.nodeName}}
                        resources:
                          requests: {cpu: 16, memory: 128Gi, nvidia.com/gpu: 2}
                          limits: {cpu: 32, memory: 128Gi, nvidia.com/gpu: 2}
                        volumeMounts:
                        - {name: shm, mountPath: /dev/shm}
                        - {name: data, mountPath: /data}
                      volumes:
                      - name: shm
                        emptyDir: {medium: Memory, sizeLimit: 32Gi}
                      - name: data
                        persistentVolumeClaim: {claimName: corpus}
                Worker:
                  replicas: 3
                  restartPolicy: OnFailure
                  template:
                    spec:
                      tolerations:
                      - {key: nvidia.com/gpu, operator: Exists}
                      containers:
                      - name: pytorch
                        image: registry.acme.example/bert:2.1
                        command: ["sh", "-c", "sleep 1"]
                        resources:
                          limits: {cpu: 32, memory: 128Gi, nvidia.com/gpu: 2}
            """;

    private static Outcome<String> convert(String yaml, @Nullable String config) {
        return Conversion.of(
                List.of(new Source("found.yaml", yaml)), new Conversion.Wish(null, false, config));
    }

    private static String text(Outcome<String> converted) {
        var text = converted.value();
        assertNotNull(text, () -> converted.diagnostics().toString());
        return text;
    }

    private static Plan compiled(String text) {
        var planned =
                Compilation.plan(SourceSet.of("lab.platform", text), Map.of(), null, Budget.USUAL);
        var plan = planned.value();
        assertNotNull(plan, () -> planned.diagnostics() + "\n" + text);
        return plan;
    }

    @Test
    void a_job_that_was_found_becomes_a_gang_that_compiles() {
        var text = text(convert(FOUND, null));
        var gang = compiled(POOL + text).platform().gangs().getFirst();
        assertEquals("bert-large", gang.id().name());
        assertEquals(4, gang.workers().value());
        assertEquals(2, gang.worker().gpus().value());
        assertEquals("32", gang.worker().cpu().value().toString());
        assertEquals("128.00 GiB", gang.worker().memory().value().toString());
        assertEquals("32.00 GiB", gang.worker().sharedMemory().value().toString());
        assertEquals(4, gang.retries().value());
        assertEquals(
                List.of("echo \"start ${RANK}\"\ntorchrun train.py\n"),
                gang.container().args().value());
        assertTrue(text.contains("labels  = { owner = \"alice\" }"), text);
        assertTrue(text.contains("HF_TOKEN = secret(\"hub\", \"token\")"), text);
        assertTrue(text.contains("api     = pytorch-job"), text);
    }

    @Test
    void the_newest_kind_is_taken_on_request() {
        var converted =
                Conversion.of(
                        List.of(new Source("found.yaml", FOUND)),
                        new Conversion.Wish(null, true, null));
        assertFalse(text(converted).contains("api"), text(converted));
    }

    @Test
    void what_is_left_is_told_at_its_line_and_stands_in_a_comment() {
        var converted = convert(FOUND, null);
        var left =
                converted.diagnostics().stream()
                        .filter(d -> d.code() == Code.NOT_CARRIED_OVER)
                        .map(Diagnostic::headline)
                        .toList();
        var master = "spec.pytorchReplicaSpecs.Master.template.spec.";
        var worker = "spec.pytorchReplicaSpecs.Worker.template.spec.";
        assertEquals(
                List.of(
                        "`bert.Large` cannot name a declaration",
                        "`metadata.namespace` is not carried over",
                        "`metadata.labels.kueue.x-k8s.io/queue-name` is not carried over",
                        "`spec.runPolicy.ttlSecondsAfterFinished` is not carried over",
                        "`" + master + "containers[0].env[2]` is not carried over",
                        "`" + master + "containers[0].resources.requests.cpu` is not carried over",
                        "`" + master + "containers[0].volumeMounts[1]` is not carried over",
                        "`" + master + "volumes[1]` is not carried over",
                        "`" + worker + "tolerations` is not carried over",
                        "`" + worker + "containers[0].command` is not carried over"),
                left);
        var text = text(converted);
        assertTrue(text.contains("//   spec.runPolicy.ttlSecondsAfterFinished = 600\n"), text);
        assertTrue(text.contains("{\"claimName\":\"corpus\"}"), text);
    }

    /// Every value of the file is in the gang, in a comment, or what the compiler writes itself.
    @Test
    void no_value_is_lost() {
        var text = text(convert(FOUND, null)).replace("\\n", "\n").replace("\\$", "$");
        var plain = text.replace("\\\"", "\"");
        var lost = new ArrayList<String>();
        for (var value : leaves(YamlReader.read(FOUND).documents().getFirst().tree())) {
            boolean written =
                    List.of(
                                    "kubeflow.org/v1",
                                    "PyTorchJob",
                                    "bert.Large",
                                    "Running",
                                    "OnFailure",
                                    "pytorch",
                                    "shm",
                                    "/dev/shm",
                                    "Memory",
                                    "1",
                                    "3")
                            .contains(value);
            var spelled = value.replace("Gi", "GiB");
            if (!written && !plain.contains(value) && !plain.contains(spelled)) {
                lost.add(value);
            }
        }
        assertEquals(List.of(), lost, text);
    }

    private static List<String> leaves(JsonNode node) {
        if (node.isValueNode()) {
            return List.of(node.asString());
        }
        var leaves = new ArrayList<String>();
        node.forEach(inside -> leaves.addAll(leaves(inside)));
        return leaves;
    }

    @Test
    void a_launcher_without_devices_is_the_first_worker_and_that_is_told() {
        var converted =
                convert(
                        """
                        apiVersion: kubeflow.org/v2beta1
                        kind: MPIJob
                        metadata: {name: allreduce}
                        spec:
                          slotsPerWorker: 4
                          mpiReplicaSpecs:
                            Launcher:
                              template:
                                spec:
                                  containers:
                                  - name: launcher
                                    image: registry.acme.example/mpi:1
                                    command: [mpirun, -np, "8", all_reduce]
                            Worker:
                              replicas: 2
                              template:
                                spec:
                                  containers:
                                  - name: worker
                                    image: registry.acme.example/mpi:1
                                    resources: {limits: {nvidia.com/gpu: 4}}
                        """,
                        null);
        var gang = compiled(POOL + text(converted)).platform().gangs().getFirst();
        assertEquals(2, gang.workers().value());
        assertEquals(
                List.of("mpirun", "-np", "8", "all_reduce"), gang.container().command().value());
        assertTrue(
                converted.diagnostics().stream()
                        .anyMatch(d -> d.headline().startsWith("the launcher is no pod")),
                converted.diagnostics().toString());
    }

    @Test
    void parameter_servers_of_tensorflow_stay_in_a_comment() {
        var converted =
                convert(
                        """
                        apiVersion: kubeflow.org/v1
                        kind: TFJob
                        metadata: {name: wide}
                        spec:
                          tfReplicaSpecs:
                            Chief: {replicas: 1, template: {spec: {containers: [{name: tensorflow, image: a/wide:1}]}}}
                            PS: {replicas: 2, template: {spec: {containers: [{name: tensorflow, image: a/wide:1}]}}}
                            Worker: {replicas: 4, template: {spec: {containers: [{name: tensorflow, image: a/wide:1}]}}}
                        """,
                        null);
        var text = text(converted);
        assertTrue(text.contains("workers = 5 x worker {"), text);
        assertTrue(text.contains("//   spec.tfReplicaSpecs.PS = {\"replicas\":2,"), text);
        compiled(POOL + text.replace("worker {}", "worker { cpu = 1, memory = 1GiB }"));
    }

    @Test
    void a_configuration_of_mig_parted_becomes_a_sharing_that_compiles() {
        var text =
                text(
                        convert(
                                """
                                version: v1
                                mig-configs:
                                  all-disabled:
                                  - {devices: all, mig-enabled: false}
                                  balanced:
                                  - devices: all
                                    mig-enabled: true
                                    mig-devices: {"1g.10gb": 2, "2g.20gb": 1, "3g.40gb": 1}
                                """,
                                "balanced"));
        assertEquals(
                "sharing balanced {\n"
                        + "  slice = mig { layout = [2 x 1g.10gb, 2g.20gb, 3g.40gb] }\n}\n",
                text);
        var sharing = compiled(POOL + text).platform().sharings().getFirst();
        assertEquals(32, sharing.gpus().value());
    }

    @Test
    void cards_of_a_node_become_cards_of_the_pool_that_is_known() {
        var beside = compiled(POOL).platform();
        var yaml =
                """
                version: v1
                mig-configs:
                  mixed:
                  - {devices: [0, 1], mig-enabled: true, mig-devices: {"1g.10gb": 7}}
                  - {devices: [2, 3, 4], mig-enabled: true, mig-devices: {"3g.40gb": 2}}
                  - {devices: [5, 6, 7], mig-enabled: false}
                """;
        var converted =
                Conversion.of(
                        List.of(new Source("mig.yaml", yaml)),
                        new Conversion.Wish(beside, false, null));
        var plan = compiled(POOL + text(converted));
        assertEquals(
                List.of(8, 12),
                plan.platform().sharings().stream().map(s -> s.gpus().value()).toList());
        assertEquals(2, converted.diagnostics().size(), converted.diagnostics().toString());
    }

    @Test
    void one_of_several_configurations_must_be_named() {
        var yaml = "version: v1\nmig-configs: {a: [], b: []}\n";
        assertEquals(Code.NOT_CONVERTIBLE, convert(yaml, null).diagnostics().getFirst().code());
        assertEquals(Code.NOT_CONVERTIBLE, convert(yaml, "c").diagnostics().getFirst().code());
        assertTrue(text(convert(yaml, "b")).contains("no sharing is needed"));
    }

    @Test
    void what_no_declaration_stands_for_stops_all_of_it() {
        var converted = convert(FOUND + "---\napiVersion: v1\nkind: Service\n", null);
        assertEquals(
                List.of(Code.NOT_CONVERTIBLE),
                converted.diagnostics().stream()
                        .filter(Diagnostic::isError)
                        .map(Diagnostic::code)
                        .toList());
        assertEquals(null, converted.value());
    }
}
