package dev.platformc.emit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What a workflow creates stands in a string, and keeps the contract like any file.
class ScheduledObjectsTest {
    @Test
    void an_object_in_a_string_is_one_that_the_cluster_takes() {
        var contract = new Contract(CrdsAtHand.definitions());
        int tried = 0;
        for (Output output : ExamplePlatforms.outputs()) {
            for (Emitted document : output.emitted()) {
                JsonNode templates = document.read().at("/spec/workflowSpec/templates");
                for (JsonNode template : templates) {
                    JsonNode manifest = template.at("/resource/manifest");
                    if (manifest.isString()) {
                        tried++;
                        var created = WorkflowRules.created(document.path(), manifest.asString());
                        assertEquals(List.of(), contract.alone(created));
                    }
                }
            }
        }
        assertTrue(tried > 0, "no example creates anything by the clock");
    }
}
