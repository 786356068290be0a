package dev.platformc.cli;

import java.io.File;
import java.nio.file.Path;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.approvaltests.namer.ApprovalNamer;
import org.approvaltests.reporters.AutoApproveReporter;
import org.approvaltests.reporters.QuietReporter;

/// Texts that somebody has read and found good, kept beside their inputs in `src/test/resources`.
/// `-Dapprove=true` accepts what a run gives; read the difference before you commit it.
public final class Approved {
    private Approved() {}

    /// The folder of this module's test resources in the source tree, where approved texts are
    /// written.
    public static Path resources() {
        return Path.of(System.getProperty("project.root", "../.."))
                .resolve("compiler/cli/src/test/resources")
                .toAbsolutePath()
                .normalize();
    }

    /// Fails unless `text` equals `BASE.approved.txt`.
    ///
    /// @param base path of the approved file without its extensions
    public static void verify(String text, Path base) {
        var reporter =
                Boolean.getBoolean("approve") ? new AutoApproveReporter() : new QuietReporter();
        Approvals.verify(text, new Options(reporter).forFile().withNamer(new Beside(base)));
    }

    private record Beside(Path base) implements ApprovalNamer {
        @Override
        public String getApprovalName() {
            return base.getFileName().toString();
        }

        @Override
        public String getSourceFilePath() {
            return base.getParent() + File.separator;
        }

        @Override
        public File getApprovedFile(String extensionWithDot) {
            return new File(base + ".approved" + extensionWithDot);
        }

        @Override
        public File getReceivedFile(String extensionWithDot) {
            return new File(base + ".received" + extensionWithDot);
        }

        @Override
        public ApprovalNamer addAdditionalInformation(String info) {
            return this;
        }

        @Override
        public String getAdditionalInformation() {
            return "";
        }
    }
}
