package io.tideline.local.pipeline;

import io.tideline.app.ingest.ImportClock;
import io.tideline.app.ingest.ImportProgress;
import io.tideline.app.ingest.ImportSettings;
import io.tideline.app.ingest.ImportTopics;
import io.tideline.app.ingest.KafkaClusterAccess;
import io.tideline.app.ingest.OrderFileImport;
import io.tideline.app.ingest.row.ImportException;
import io.tideline.app.ingest.row.InputSource;
import io.tideline.config.Settings;
import io.tideline.config.TopicSettings;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;

/** Orders that arrive while the pipeline runs, at a limited rate. */
final class Arrival {
    private Arrival() {}

    /** Brings a file from a thread of its own; the result ends with the last row, or with what went wrong. */
    static CompletableFuture<Void> begin(
            Settings settings, InputSource file, int rowsPerSecond, ImportProgress.Listener listener) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        Thread thread = new Thread(() -> bring(settings, file, rowsPerSecond, listener, end), "arrival");
        thread.setDaemon(true);
        thread.start();
        return end;
    }

    private static void bring(
            Settings settings,
            InputSource file,
            int rowsPerSecond,
            ImportProgress.Listener listener,
            CompletableFuture<Void> end) {
        TopicSettings topics = settings.topics();
        ImportSettings reading = ImportSettings.of(
                        settings.store().timeZone(), settings.store().currency(), ImportTopics.of(topics))
                .withRateLimit(rowsPerSecond);
        try (Producer<String, SpecificRecord> producer = new KafkaClusterAccess().producer(settings)) {
            new OrderFileImport(producer, reading, ImportClock.system()).run(List.of(file), listener);
            end.complete(null);
        } catch (ImportException | RuntimeException failure) {
            end.completeExceptionally(failure);
        }
    }
}
