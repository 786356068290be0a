package dev.platformc.emit.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.text.Lines;
import dev.platformc.core.text.Source;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewTest {
    /// The pod of the reference architecture, word for word.
    private static final String POD =
            """
            apiVersion: v1
            kind: Pod
            metadata:
              name: gpu-inference
            spec:
              containers:
              - name: model-server
                image: vllm/vllm-openai:latest
                resources:
                  limits:
                    nvidia.com/gpu: 1
            """;

    private static List<Diagnostic> said(String yaml) {
        return Review.of(new Source("pod.yaml", yaml), null);
    }

    /// `line:column slug`, both from 1.
    private static List<String> places(String yaml) {
        var lines = Lines.of(yaml);
        return said(yaml).stream()
                .map(d -> {
                    int at = Objects.requireNonNull(d.primary()).span().start();
                    return lines.line(at) + ":" + lines.column(at) + " " + d.code().slug();
                })
                .toList();
    }

    private static boolean has(String yaml, Code code) {
        return said(yaml).stream().anyMatch(d -> d.code() == code);
    }

    @Test
    void the_pod_of_the_reference_gets_what_a_reviewer_says() {
        assertEquals(
                List.of(
                        "2:7 bare-pod",
                        "7:11 no-requests",
                        "7:11 no-probes",
                        "7:11 no-security-context",
                        "8:12 unpinned-image",
                        "11:9 gpu-node-open"),
                places(POD));
    }

    @Test
    void the_pin_that_an_endpoint_gets_is_offered_for_the_same_image() {
        var pin =
                said(POD).stream()
                        .filter(d -> d.code() == Code.UNPINNED_IMAGE)
                        .findFirst()
                        .orElseThrow()
                        .fixes()
                        .getFirst()
                        .edits()
                        .getFirst();
        assertEquals(
                "vllm/vllm-openai:latest", POD.substring(pin.span().start(), pin.span().end()));
        assertTrue(pin.replacement().startsWith("docker.io/vllm/vllm-openai:v0."));
    }

    /// What the API server says of extended resources (validation of `resources`).
    @ParameterizedTest
    @CsvSource({
        "'limits: {nvidia.com/gpu: 1}',",
        "'limits: {nvidia.com/gpu: \"1\"}',",
        "'limits: {nvidia.com/gpu: 2000m}',",
        "'limits: {nvidia.com/gpu: 0.5}', device-fraction",
        "'limits: {nvidia.com/gpu: 500m}', device-fraction",
        "'limits: {nvidia.com/gpu: 1.5}', device-fraction",
        "'limits: {xilinx.com/fpga-u250: 0.5}', device-fraction",
        "'requests: {nvidia.com/gpu: 0.5}', device-fraction",
        "'requests: {nvidia.com/gpu: 1}', device-request-differs",
        "'{requests: {nvidia.com/gpu: 1}, limits: {nvidia.com/gpu: 2}}', device-request-differs",
        "'{requests: {nvidia.com/gpu: 2}, limits: {nvidia.com/gpu: 1}}', device-request-differs",
        "'{requests: {nvidia.com/gpu: 2}, limits: {nvidia.com/gpu: 2}}',",
        "'{requests: {cpu: 500m}, limits: {cpu: 2}}',",
        "'{requests: {cpu: 4}, limits: {cpu: 2}}', object-invalid",
        "'{requests: {memory: 2Gi}, limits: {memory: 2000M}}', object-invalid",
        "'limits: {ephemeral-storage: 0.5Gi, hugepages-2Mi: 100Mi}',",
    })
    void devices_are_whole_and_asked_for_once(String resources, String slug) {
        var yaml =
                "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n"
                        + "  - name: b\n    image: a/b:1\n    resources: "
                        + (resources.startsWith("{") ? resources : "{" + resources + "}")
                        + "\n";
        var errors =
                said(yaml).stream().filter(Diagnostic::isError).map(d -> d.code().slug()).toList();
        assertEquals(slug == null ? List.of() : List.of(slug), errors);
    }

    @Test
    void every_document_and_every_item_of_a_list_is_read() {
        var two = POD + "---\n" + POD;
        assertEquals(12, said(two).size());
        var list =
                "apiVersion: v1\nkind: List\nitems:\n"
                        + "- "
                        + POD.strip().replace("\n", "\n  ")
                        + "\n";
        assertEquals(6, said(list).size());
        assertEquals("5:9 bare-pod", places(list).getFirst());
    }

    @Test
    void pods_are_found_in_whatever_kind_they_stand() {
        var cron =
                """
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: nightly}
                spec:
                  schedule: "0 3 * * *"
                  jobTemplate:
                    spec:
                      template:
                        spec:
                          restartPolicy: Never
                          containers:
                          - {name: a, image: a/b}
                """;
        assertTrue(places(cron).contains("12:30 unpinned-image"), places(cron).toString());
        var ray =
                """
                apiVersion: ray.io/v1
                kind: RayCluster
                metadata: {name: r}
                spec:
                  headGroupSpec:
                    template:
                      spec:
                        containers: [{name: head, image: rayproject/ray}]
                  workerGroupSpecs:
                  - replicas: 3
                    template:
                      spec:
                        hostNetwork: true
                        containers: [{name: worker, image: rayproject/ray:2.55.1}]
                """;
        assertTrue(places(ray).contains("8:42 unpinned-image"), places(ray).toString());
        assertTrue(places(ray).contains("13:22 rights-on-machine"), places(ray).toString());
    }

    private static String job(String labels, String more) {
        return """
        apiVersion: kubeflow.org/v1
        kind: PyTorchJob
        metadata:
          name: train
          labels: {%s}
        spec:
          pytorchReplicaSpecs:
            Master:
              replicas: 1
              template:
                spec: &pod
                  %s
                  containers:
                  - name: pytorch
                    image: a/train:1
                    resources: {limits: {cpu: 8, memory: 64Gi, nvidia.com/gpu: 8}}
            Worker:
              replicas: 3
              template:
                spec: *pod
        """
                .formatted(labels, more);
    }

    @Test
    void workers_that_nobody_admits_whole_are_told_once_with_their_number() {
        var said =
                said(job("", "")).stream().filter(d -> d.code() == Code.NOT_ALL_OR_NONE).toList();
        assertEquals(1, said.size());
        assertEquals(
                "PyTorchJob `train` may start with some of its 4 pods", said.getFirst().headline());
        assertTrue(has(job("", ""), Code.LEGACY_KIND));
    }

    @Test
    void a_queue_or_a_gang_scheduler_makes_it_all_or_none() {
        for (var good :
                List.of(
                        job("kueue.x-k8s.io/queue-name: research", ""),
                        job("", "schedulerName: volcano"),
                        job("", "schedulerName: kai-scheduler"))) {
            assertTrue(!has(good, Code.NOT_ALL_OR_NONE), good);
            assertTrue(!has(good, Code.MIXED_SCHEDULERS), good);
        }
    }

    @Test
    void two_that_admit_one_pod_are_told() {
        assertTrue(
                has(
                        job("kueue.x-k8s.io/queue-name: research", "schedulerName: volcano"),
                        Code.MIXED_SCHEDULERS));
        assertTrue(
                has(
                        job("kueue.x-k8s.io/queue-name: a, kai.scheduler/queue: b", ""),
                        Code.MIXED_SCHEDULERS));
        assertTrue(
                has(
                        job("kai.scheduler/queue: b", "schedulerName: volcano"),
                        Code.MIXED_SCHEDULERS));
    }

    @Test
    void rights_on_the_machine_are_told_each_at_its_field() {
        var yaml =
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: a}
                spec:
                  hostIPC: true
                  volumes:
                  - name: data
                    hostPath:
                      path: /data
                  containers:
                  - name: a
                    image: a/b:1
                    securityContext:
                      privileged: true
                      capabilities:
                        add: [SYS_ADMIN, NET_BIND_SERVICE]
                    env:
                    - name: NVIDIA_VISIBLE_DEVICES
                      value: all
                    - name: HF_TOKEN
                      value: hf_abc
                """;
        assertEquals(
                List.of(
                        "5:12 rights-on-machine",
                        "9:13 rights-on-machine",
                        "14:19 rights-on-machine",
                        "16:15 rights-on-machine",
                        "19:14 devices-unasked",
                        "21:14 secret-literal"),
                places(yaml).stream()
                        .filter(p -> !p.startsWith("2:") && !p.startsWith("11:"))
                        .toList());
    }

    @Test
    void what_a_comment_allows_is_not_said_and_errors_cannot_be_allowed() {
        var allowed =
                POD.replace(
                                "  - name: model-server",
                                "  # allow: no-probes, no-requests, no-security-context (new)\n"
                                        + "  - name: model-server")
                        .replace("latest", "latest # allow: unpinned-image");
        assertEquals(List.of("2:7 bare-pod", "12:9 gpu-node-open"), places(allowed));
        var error = POD.replace("gpu: 1", "gpu: 0.5 # allow: device-fraction");
        assertTrue(has(error, Code.DEVICE_FRACTION));
    }

    @Test
    void what_is_no_yaml_or_no_object_is_told_and_nothing_else() {
        assertEquals(List.of("1:6 yaml-unreadable"), places("a: [b"));
        assertEquals(List.of("1:1 yaml-unreadable"), places("# nothing\n"));
        assertEquals(List.of("1:1 object-invalid"), places("a: b\n"));
    }

    @Test
    void a_misspelt_field_is_told_with_the_one_that_was_meant() {
        var said = said(POD.replace("resources:", "resource:"));
        var problem =
                said.stream()
                        .filter(d -> d.code() == Code.OBJECT_INVALID)
                        .findFirst()
                        .orElseThrow();
        assertTrue(problem.notes().toString().contains("`resources`"), problem.toString());
    }
}
