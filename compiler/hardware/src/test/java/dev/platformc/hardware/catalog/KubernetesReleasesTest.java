package dev.platformc.hardware.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubernetesReleasesTest {
    private final KubernetesReleases known = Catalog.standard().kubernetes();

    @Test
    void fourReleasesAreWrittenFor() {
        assertEquals(34, known.oldest());
        assertEquals(37, known.newest());
    }

    @ParameterizedTest
    @CsvSource({
        "31, , -",
        "32, resource.k8s.io/v1beta1, -",
        "33, resource.k8s.io/v1beta2, -",
        "34, resource.k8s.io/v1, -",
        "35, resource.k8s.io/v1, scheduling.k8s.io/v1alpha1",
        "36, resource.k8s.io/v1, scheduling.k8s.io/v1alpha2",
        "37, resource.k8s.io/v1, scheduling.k8s.io/v1alpha3",
        "38, resource.k8s.io/v1, -"
    })
    void versionsOfClaimsAndOfGangs(int minor, String claims, String gangs) {
        assertEquals(Optional.ofNullable(claims), known.apiVersion("ResourceClaimTemplate", minor));
        assertEquals(Optional.ofNullable(claims), known.apiVersion("DeviceClass", minor));
        assertEquals(gangs, known.apiVersion("Workload", minor).orElse("-"));
    }

    /// Alpha forms of gangs last one release each, and the PodGroup came a release later.
    @Test
    void gangsAreAskedForAndNeverAssumed() {
        assertTrue(known.isOptIn("gangs"));
        assertTrue(known.feature("gangs").isEmpty());
        assertFalse(known.has("gangs", 34));
        assertTrue(known.has("gangs", 35));
        assertTrue(known.apiVersion("PodGroup", 35).isEmpty());
        assertFalse(known.serves("Workload", "scheduling.k8s.io/v1alpha1", 36));
    }

    @ParameterizedTest
    @CsvSource({
        "allocatedResourcesStatus, 36",
        "partitionable devices, 36",
        "extended resources of device classes, 36",
        "prioritized device lists, 34",
        "claims of pod groups, 37"
    })
    void featuresComeWithARelease(String feature, int since) {
        assertFalse(known.has(feature, since - 1));
        assertTrue(known.has(feature, since));
        assertEquals(Integer.toString(since), known.feature(feature).orElseThrow().release());
        assertFalse(known.isOptIn(feature));
    }

    @Test
    void whatNobodyKnowsIsNotServed() {
        assertTrue(known.apiVersion("Flunder", 36).isEmpty());
        assertTrue(known.api("Deploy").isEmpty());
        assertFalse(known.serves("Deployment", "extensions/v1beta1", 36));
    }
}
