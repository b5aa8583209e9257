package io.tideline.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is committed is what the sources say; otherwise run {@code deploy/monitoring/generate}. */
class WrittenFilesTest {

    @Test
    void committedFiles_areThoseOfTheSources() throws IOException {
        Map<Path, String> files = WrittenFiles.of(DeployFolder.SOURCES);
        assertThat(files).hasSize(6);
        for (Map.Entry<Path, String> file : files.entrySet()) {
            assertThat(DeployFolder.DEPLOY.resolve(file.getKey())).hasContent(file.getValue());
        }
    }

    @Test
    void noDashboardIsLeftOfASourceThatIsGone() throws IOException {
        Set<Path> written = WrittenFiles.of(DeployFolder.SOURCES).keySet().stream()
                .map(DeployFolder.DEPLOY::resolve)
                .collect(Collectors.toSet());
        assertThat(written).containsAll(DeployFolder.dashboardFiles());
    }

    @Test
    void everyAlertHasARunbook_andEveryRunbookAnAlert() throws IOException {
        Path folder = DeployFolder.ROOT.resolve("docs/runbooks");
        Set<Path> expected = DeployFolder.SOURCES.alerts().alerts().stream()
                .map(alert -> folder.resolve(alert.slug() + ".md"))
                .collect(Collectors.toSet());
        assertThat(DeployFolder.files(folder, ".md")).containsExactlyInAnyOrderElementsOf(expected);
        for (Path runbook : expected) {
            assertThat(Files.readString(runbook))
                    .contains("# Tideline", "## What it means", "## First checks", "## Mend");
        }
    }
}
