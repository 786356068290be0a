package dev.platformc.core.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.text.Directory;
import dev.platformc.core.text.Source;
import dev.platformc.core.text.SourceSet;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The platforms that the language was sharpened on: their templates and libraries are read as they
/// were meant, whatever else is still to come.
final class DesignPlatformsTest {
    private static Evaluated read(String platform) throws IOException, URISyntaxException {
        var root =
                Path.of(
                                Objects.requireNonNull(
                                                DesignPlatformsTest.class.getResource("/platforms"))
                                        .toURI())
                        .resolve(platform);
        var byFolder = new TreeMap<String, List<Source>>();
        try (var files = Files.walk(root)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var name = root.relativize(file).toString().replace('\\', '/');
                byFolder.computeIfAbsent(
                                name.substring(0, Math.max(0, name.lastIndexOf('/'))),
                                _ -> new ArrayList<>())
                        .add(new Source(name, Files.readString(file)));
            }
        }
        var sources = SourceSet.of(byFolder.getOrDefault("", List.of()));
        byFolder.remove("");
        for (var folder : byFolder.entrySet()) {
            sources =
                    sources.with(
                            folder.getKey(),
                            new Directory.Library(folder.getKey(), folder.getValue()));
        }
        return Evaluated.of(sources, Map.of());
    }

    private static List<String> names(Evaluated platform, String kind) {
        return platform.declarations().of(kind).map(d -> d.id().name()).toList();
    }

    /// Of names there must be no complaint: what this version cannot do yet has another code.
    private static void assertNamesAreFound(Evaluated platform) {
        var wrong =
                platform.diagnostics().stream()
                        .filter(d -> d.code().id().startsWith("PLT-02"))
                        .filter(d -> d.code() != Code.NOT_YET)
                        .map(d -> d.code().id() + " " + d.headline())
                        .toList();
        assertEquals(List.of(), wrong);
    }

    @Test
    void three_regions_of_ten_endpoints_each() throws Exception {
        var cloud = read("inference-cloud");
        assertNamesAreFound(cloud);
        assertEquals(List.of("ap", "eu", "us"), names(cloud, "cluster"));
        assertEquals(30, names(cloud, "endpoint").size());
        assertEquals("16..48", Printed.value(cloud.value("endpoint", "us.chat", "replicas")));
        assertEquals(
                "model.models.chat-large",
                Printed.value(cloud.value("endpoint", "us.chat", "model")));
        assertEquals(
                "model.models.chat-small {precision = int4}",
                Printed.value(cloud.value("endpoint", "eu.moderate", "model")));
        assertEquals(
                "\"rendered/ap\"",
                Printed.value(cloud.value("cluster", "ap", "gitops"))
                        .replaceAll(".*path = ([^}]*)}", "$1"));
        assertEquals("pool.ap.h200", Printed.value(cloud.value("sharing", "ap.slices", "pool")));
    }

    @Test
    void twelve_desks_with_their_queues() throws Exception {
        var bank = read("fintech");
        assertNamesAreFound(bank);
        assertEquals(
                List.of(
                        "cards-risk",
                        "compliance",
                        "credit",
                        "equities",
                        "fraud",
                        "kyc",
                        "operations",
                        "payments",
                        "rates",
                        "research",
                        "service-desk",
                        "treasury"),
                names(bank, "queue"));
        assertEquals("gpu", Printed.value(bank.value("team", "payments", "isolation")));
        assertEquals("slice", Printed.value(bank.value("team", "rates", "isolation")));
        assertEquals("none", Printed.value(bank.value("queue", "payments", "lend")));
        assertEquals(
                "[8 x 1g.10gb, 2 x 3g.40gb]",
                Printed.value(bank.value("queue", "payments", "slices")));
        assertEquals(
                "team.payments", Printed.value(bank.value("endpoint", "payment-scores", "team")));
    }

    @Test
    void the_others_need_nothing_new() throws Exception {
        for (var name : List.of("acme", "training-lab", "university", "first-steps/5-reuse")) {
            var platform = read(name);
            assertNamesAreFound(platform);
            assertTrue(platform.declarations().all().size() > 3, name);
        }
    }
}
