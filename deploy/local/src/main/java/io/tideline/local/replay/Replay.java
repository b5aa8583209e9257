package io.tideline.local.replay;

import io.tideline.admission.Input;
import io.tideline.app.Pipeline;
import io.tideline.app.ingest.ImportClock;
import io.tideline.app.ingest.ImportProgress;
import io.tideline.app.ingest.ImportResult;
import io.tideline.app.ingest.ImportSettings;
import io.tideline.app.ingest.ImportTopics;
import io.tideline.app.ingest.KafkaClusterAccess;
import io.tideline.app.ingest.OrderFileImport;
import io.tideline.app.ingest.row.ImportException;
import io.tideline.app.ingest.row.InputSource;
import io.tideline.calendar.StoreCalendar;
import io.tideline.config.Settings;
import io.tideline.config.TopicSettings;
import io.tideline.contract.OutputTopic.Output;
import io.tideline.stream.Blueprint;
import io.tideline.telemetry.PublishedOffsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;

/** Runs order files through the pipeline: imports them, and waits until everything is published. */
public final class Replay {
    private static final long CHECK_MILLIS = 20;

    private final Settings settings;

    /** A replay with settings that name a cluster and a registry on which everything is prepared. */
    public Replay(Settings settings) {
        this.settings = settings;
    }

    /**
     * Brings files into the input topics.
     *
     * @param rejectedRows takes rows that cannot be read as events; created with the first
     */
    public ImportResult bring(List<InputSource> sources, Path rejectedRows, ImportProgress.Listener progress)
            throws ImportException {
        TopicSettings topics = settings.topics();
        ImportSettings reading = ImportSettings.of(
                        settings.store().timeZone(), settings.store().currency(), ImportTopics.of(topics))
                .withRejects(rejectedRows);
        try (Producer<String, SpecificRecord> producer = new KafkaClusterAccess().producer(settings)) {
            return new OrderFileImport(producer, reading, ImportClock.system()).run(sources, progress);
        }
    }

    /**
     * Runs the pipeline until everything in the input topics is published and committed.
     *
     * @throws io.tideline.app.PipelineStoppedException if the pipeline stopped by itself
     */
    public void process() throws InterruptedException {
        Map<Input, List<Long>> ends = ends();
        PublishedOffsets published = new PublishedOffsets();
        Blueprint blueprint = new Blueprint(settings, ends.get(Input.PURCHASES).size(), published);
        StoreCalendar calendar = blueprint.rules().calendar();
        Duration grace = settings.time().finalityGrace();
        try (Pipeline pipeline = Pipeline.start(blueprint)) {
            while (!(published.cover(ends)
                    && published.isSettled(calendar, grace)
                    && (published.isJudged() || !blueprint.writes(Output.CHURN_RISK)))) {
                pipeline.failIfStopped();
                Thread.sleep(CHECK_MILLIS);
            }
        }
    }

    private Map<Input, List<Long>> ends() {
        TopicContents contents = new TopicContents(settings.kafka().consumer());
        return Arrays.stream(Input.values())
                .collect(Collectors.toMap(
                        Function.identity(),
                        input -> contents.ends(settings.topics().of(input))));
    }
}
