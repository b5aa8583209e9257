package io.tideline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.admission.DeclaredTopic;
import io.tideline.admission.Input;
import io.tideline.contract.OutputTopic;
import io.tideline.contract.OutputTopics;
import io.tideline.contract.RecordTopic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What does not follow from the declaration of a topic, and has to be there for each. */
class DeclaredTopicsTest {
    private static final List<DeclaredTopic> TOPICS = Stream.<DeclaredTopic>concat(
                    Arrays.stream(Input.values()), OutputTopics.ALL.stream())
            .toList();

    @Test
    void everyTopicHasNamesOfItsOwn() {
        assertThat(TOPICS).hasSizeGreaterThan(10);
        for (Function<DeclaredTopic, String> name :
                List.<Function<DeclaredTopic, String>>of(DeclaredTopic::setting, DeclaredTopic::defaultName)) {
            assertThat(TOPICS.stream().map(name)).doesNotHaveDuplicates();
        }
        assertThat(OutputTopics.RECORDS.stream().map(RecordTopic::recordsNode)).doesNotHaveDuplicates();
        assertThat(OutputTopics.ALL.stream().flatMap(topic -> topic.resultFiles().names().stream()))
                .doesNotHaveDuplicates()
                .allMatch(file -> file.matches("[a-z-]+\\.(csv|ndjson|json)"));
    }

    @Test
    void everyRecordHasCommittedSchemas_andNothingElseHas() throws IOException {
        Path committed = Path.of("..", "schemas", "src", "test", "resources", "contracts");
        try (Stream<Path> folders = Files.list(committed)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(TOPICS.stream()
                            .flatMap(topic -> topic.contract().stream())
                            .map(Class::getSimpleName)
                            .toList());
        }
    }

    @Test
    void everyOutputOfRecordsHasItsNodesInTheTopology() throws IOException {
        String topology =
                Files.readString(Path.of("src", "test", "resources", "io", "tideline", "app", "topology.txt"));
        for (RecordTopic<?, ?> topic : OutputTopics.RECORDS) {
            assertThat(topology)
                    .contains("Processor: " + topic.recordsNode())
                    .contains("Sink: " + topic.sinkNode())
                    .contains("(topic: " + topic.defaultName() + ")");
        }
    }

    @Test
    void everyTopicIsInThePages() throws IOException {
        String configuration = page("configuration.md");
        String input = page("input.md");
        for (OutputTopic topic : OutputTopics.ALL) {
            assertThat(configuration).contains("| `" + topic.setting() + "` |", "| `" + topic.defaultName() + "` |");
        }
        for (Input topic : Input.values()) {
            assertThat(configuration).contains("| `" + topic.setting() + "` |");
            assertThat(input)
                    .contains("| `" + topic.defaultName() + "` | `"
                            + topic.recordClass().getSimpleName() + "` |");
        }
    }

    private static String page(String name) throws IOException {
        return Files.readString(Path.of("..", "docs", name));
    }
}
