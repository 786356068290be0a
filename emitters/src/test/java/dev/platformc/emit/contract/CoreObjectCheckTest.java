package dev.platformc.emit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The models of Kubernetes' own kinds, read strictly.
class CoreObjectCheckTest {
    static final String DEPLOYMENT =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: chat
              namespace: team-a
              labels: {app: chat}
            spec:
              replicas: 2
              selector: {matchLabels: {app: chat}}
              template:
                metadata: {labels: {app: chat, tier: gpu}}
                spec:
                  automountServiceAccountToken: false
                  securityContext:
                    runAsNonRoot: true
                    runAsUser: 1000
                    seccompProfile: {type: RuntimeDefault}
                  containers:
                  - name: vllm
                    image: vllm/vllm-openai:v0.11.0
                    args: [--port, "8000"]
                    env:
                    - {name: HOME, value: /cache}
                    ports:
                    - {name: http, containerPort: 8000}
                    readinessProbe:
                      httpGet: {path: /health, port: http}
                      periodSeconds: 10
                    resources:
                      requests: {cpu: "8", memory: 80Gi, nvidia.com/gpu: "1"}
                      limits: {cpu: "8", memory: 80Gi, nvidia.com/gpu: "1"}
                    securityContext:
                      allowPrivilegeEscalation: false
                      capabilities: {drop: [ALL]}
                    volumeMounts:
                    - {name: cache, mountPath: /cache}
                  volumes:
                  - name: cache
                    emptyDir: {}
            """;

    @Test
    void a_deployment_passes_and_comes_back_whole() {
        assertEquals(List.of(), check(DEPLOYMENT));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiterString = " | ",
            value = {
                "replicas: 2             | replicas: \"2\"        | /spec/replicas",
                "replicas: 2             | replicas: two          | /spec/replicas",
                "replicas: 2             | replica: 2             | /spec/replica",
                "containerPort: 8000     | port: 8000             |"
                        + " /spec/template/spec/containers/0/ports/0/port",
                "value: /cache           | value: 1               |"
                        + " /spec/template/spec/containers/0/env/0/value",
                "value: /cache           | value: true            |"
                        + " /spec/template/spec/containers/0/env/0/value",
                "'tier: gpu'             | 'tier: 7'              |"
                        + " /spec/template/metadata/labels/tier",
                "'drop: [ALL]'           | 'drop: ALL'            |"
                        + " /spec/template/spec/containers/0/securityContext/capabilities/drop",
                "runAsNonRoot: true      | runAsNonRoot: \"true\" |"
                        + " /spec/template/spec/securityContext/runAsNonRoot",
                "'emptyDir: {}'          | 'emptydir: {}'         |"
                        + " /spec/template/spec/volumes/0/emptydir",
            })
    void a_field_of_another_name_or_type_is_refused_where_it_is(
            String line, String damaged, String at) {
        String copy = DEPLOYMENT.replaceFirst(Pattern.quote(line), damaged);
        List<Violation> found = check(copy);
        assertTrue(found.stream().anyMatch(v -> v.at().equals(at)), () -> found + "\n" + copy);
    }

    private static List<Violation> check(String text) {
        JsonNode object = Trees.yaml(text);
        return CoreObjectCheck.of(
                CoreModels.of(
                                object.get("apiVersion").stringValue(),
                                object.get("kind").stringValue())
                        .orElseThrow(),
                object);
    }
}
