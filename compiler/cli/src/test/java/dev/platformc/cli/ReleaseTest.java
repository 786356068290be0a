package dev.platformc.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.model.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReleaseTest {
    @Test
    void the_compiler_knows_the_release_that_the_build_gives_it() throws IOException {
        var pom = Files.readString(Path.of(System.getProperty("project.root"), "pom.xml"));
        var own = pom.substring(0, pom.indexOf("<packaging>"));
        assertTrue(
                own.contains("<version>" + Release.NUMBER + "-SNAPSHOT</version>")
                        || own.contains("<version>" + Release.NUMBER + "</version>"),
                own);
    }
}
