package io.tideline.local.replay;

import io.tideline.config.Settings;
import io.tideline.contract.OutputTopic;
import io.tideline.contract.OutputTopics;
import io.tideline.contract.RecordTopic;
import io.tideline.contract.TopicShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/** What the topics of a cluster hold that have files, read once, in the order of the files. */
final class Results {
    private static final List<RecordTopic<?, ?>> TOPICS = OutputTopics.RECORDS.stream()
            .filter(topic -> !topic.resultFiles().names().isEmpty())
            .sorted(Comparator.comparingInt(Results::rank))
            .toList();

    private final Map<RecordTopic<?, ?>, List<? extends SpecificRecord>> rows = new LinkedHashMap<>();

    private Results() {}

    /** Reads the topics from their beginnings to their ends. */
    static Results read(Settings settings) {
        Results results = new Results();
        TOPICS.forEach(topic -> results.rows.put(topic, rows(topic, settings)));
        return results;
    }

    private static <R extends SpecificRecord> List<R> rows(RecordTopic<?, R> topic, Settings settings) {
        return topic.shape() == TopicShape.ERASABLE_HISTORY
                ? PublishedRows.history(topic, settings)
                : ResultTable.of(topic)
                        .sorted(PublishedRows.last(topic, settings).all());
    }

    /** What is always published comes first, then what can be chosen, in the order of the choices. */
    private static int rank(OutputTopic topic) {
        return topic.output().map(choice -> choice.ordinal() + 1).orElse(0);
    }

    /** The rows of a topic, in the order of its files. */
    @SuppressWarnings("unchecked") // The rows of a topic are put under it only, in read().
    <R extends SpecificRecord> List<R> of(RecordTopic<?, R> topic) {
        return (List<R>) rows.get(topic);
    }

    /** Writes every file. */
    void write(Path folder) throws IOException {
        for (RecordTopic<?, ?> topic : TOPICS) {
            for (String file : topic.resultFiles().names()) {
                write(topic, folder.resolve(file));
            }
        }
    }

    private <R extends SpecificRecord> void write(RecordTopic<?, R> topic, Path file) throws IOException {
        String name = file.toString();
        if (name.endsWith(".csv")) {
            RecordFiles.csv(file, ResultTable.of(topic).columns(), of(topic));
        } else if (name.endsWith(".ndjson") || !of(topic).isEmpty()) {
            RecordFiles.ndjson(file, of(topic));
        } else {
            Files.writeString(file, "null\n");
        }
    }

    /** The files with the number of their records, as words in a sentence. */
    String words() {
        return TOPICS.stream().map(this::words).collect(Collectors.joining(", "));
    }

    private String words(RecordTopic<?, ?> topic) {
        String names = String.join(" and ", topic.resultFiles().names());
        String noun = topic.resultFiles().noun();
        return noun.isEmpty()
                ? names
                : String.format(Locale.ENGLISH, "%s (%,d %s)", names, of(topic).size(), noun);
    }
}
