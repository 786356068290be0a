package dev.platformc.emit.pipelines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.emit.Compiled;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class PipelineEmitterTest {
    private static final String PLATFORM =
            """
            platform shop { }
            pool h100 { nodes = 2 x dgx-h100 }
            storage lake { kind = s3, url = "s3://lake" }
            registry models { storage = lake }
            gang fit {
              workers = 2 x worker { gpus = 8 }
              api = API
              run = pytorch { image = "registry.shop.example/fit:1.0" }
            }
            pipeline nightly {
              step clean {
                from = [lake["raw/"]]
                run = container { image = "registry.shop.example/clean:1.0" }
                to = lake["clean/"]
              }
              step train { from = [clean, lake["words/"]], run = fit }
              step publish { from = [train], to = models["fit@candidate"] }
            }
            """;

    private static Compiled startedAs(String api) {
        return new Compiled(PLATFORM.replace("API", api));
    }

    private static JsonNode template(Compiled compiled, String name) {
        return compiled.object("workflowtemplate-nightly.yaml")
                .at("/spec/templates")
                .valueStream()
                .filter(t -> t.path("name").asString("").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String variable(JsonNode container, String name) {
        return container
                .path("env")
                .valueStream()
                .filter(e -> e.path("name").asString("").equals(name))
                .map(e -> e.path("value").asString(""))
                .findFirst()
                .orElse("");
    }

    @Test
    void only_the_pipeline_starts_what_it_starts() {
        var compiled = startedAs("train-job");
        assertEquals(List.of(), compiled.objects("TrainJob"));
        assertEquals(1, compiled.objects("TrainingRuntime").size());
        var manifest = template(compiled, "train").at("/resource/manifest").asString();
        assertTrue(manifest.contains("kind: TrainJob"), manifest);
        assertFalse(manifest.contains("sync-wave"), manifest);
    }

    @ParameterizedTest
    @CsvSource({
        "train-job, status.conditions.0.type == Complete, status.conditions.0.type == Failed",
        "job, status.succeeded > 1, status.failed > 3",
        "jobset, status.terminalState == Completed, status.terminalState == Failed",
        "pytorch-job, status.replicaStatuses.Master.succeeded > 0,"
                + " status.replicaStatuses.Master.failed > 0"
    })
    void argo_knows_when_it_is_done(String api, String success, String failure) {
        var resource = template(startedAs(api), "train").path("resource");
        assertEquals(success, resource.path("successCondition").asString());
        assertEquals(failure, resource.path("failureCondition").asString());
    }

    /// From the raw files to the version in the registry.
    @Test
    void digests_flow_from_step_to_step() {
        var compiled = startedAs("jobset");
        var tasks = template(compiled, "steps").at("/dag/tasks");
        var order =
                tasks.valueStream()
                        .map(t ->
                                t.path("name").asString()
                                        + " after "
                                        + t.path("dependencies")
                                                .valueStream()
                                                .map(JsonNode::asString)
                                                .toList())
                        .toList();
        assertEquals(
                List.of(
                        "clean after []",
                        "clean-digest after [clean]",
                        "train-clear after [clean-digest]",
                        "train after [train-clear, clean-digest]",
                        "train-digest after [train]",
                        "publish after [train-digest]"),
                order);
        var publish = template(compiled, "publish").path("container");
        assertEquals("{{inputs.parameters.train-digest}}", variable(publish, "INPUT_TRAIN_DIGEST"));
        assertEquals("candidate", variable(publish, "ALIAS"));
    }

    @Test
    void a_workload_is_told_what_to_read_and_where_to_write() {
        var compiled = startedAs("jobset");
        var manifest =
                new YAMLMapper()
                        .readTree(template(compiled, "train").at("/resource/manifest").asString());
        var container =
                manifest.at("/spec/replicatedJobs/0/template/spec/template/spec/containers/0");
        assertEquals("s3://lake/clean/", variable(container, "INPUT_CLEAN"));
        assertEquals("s3://lake/words/", variable(container, "INPUT_LAKE"));
        assertEquals(
                "s3://lake/pipelines/nightly/{{workflow.name}}/train/",
                variable(container, "OUTPUT"));
        assertEquals(
                variable(container, "OUTPUT"),
                variable(template(compiled, "publish").path("container"), "SOURCE"));
    }

    @Test
    void it_may_do_no_more_than_it_does() {
        var rules = startedAs("jobset").object("role-pipeline-nightly.yaml").path("rules");
        assertEquals(
                List.of(
                        "[\"workflowtaskresults\"] [\"create\",\"patch\"] ",
                        "[\"jobsets\"] [\"create\"] ",
                        "[\"jobsets\"] [\"get\",\"delete\"] [\"fit\"]"),
                rules.valueStream()
                        .map(r ->
                                r.path("resources")
                                        + " "
                                        + r.path("verbs")
                                        + " "
                                        + (r.has("resourceNames") ? r.path("resourceNames") : ""))
                        .toList());
    }
}
