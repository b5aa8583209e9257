package io.tideline.telemetry;

import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tideline.stream.Observer;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.KafkaStreams;

/** All metrics of one process: the pipeline's own, those of Kafka Streams and its clients, and those of the JVM. */
public final class Telemetry implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
    private final LongSupplier wallMillis;
    private final LatestReports reports;
    private final PipelineMeters meters;

    /**
     * Metrics of which nothing has happened yet.
     *
     * @param dimensions by which customers are divided
     * @param wallMillis the wall clock
     */
    public Telemetry(Set<String> dimensions, LongSupplier wallMillis) {
        this.wallMillis = wallMillis;
        this.reports = new LatestReports(wallMillis);
        this.meters = new PipelineMeters(registry, reports, dimensions);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        garbageCollection.bindTo(registry);
    }

    /** What the pipeline tells its news to. */
    public Observer observer() {
        return meters;
    }

    /** When a round of publishing ended last in this process, by the wall clock; empty before the first. */
    public OptionalLong publishedAtMillis() {
        return reports.publishedAtMillis();
    }

    /** Adds gauges of figures, which are read at each scrape. */
    public void watch(FigureSource source) {
        registry.getPrometheusRegistry().register(new PipelineGauges(source, reports, wallMillis));
    }

    /** Adds the metrics of Kafka Streams, until the answer is closed, which is to be done before the application's end. */
    public AutoCloseable watch(KafkaStreams streams) {
        KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(streams);
        metrics.bindTo(registry);
        return metrics;
    }

    /**
     * Everything, as a scraper reads it.
     *
     * @param accept the formats that the scraper reads, as it says in its request; empty for plain text
     */
    public String scrape(String accept) {
        return registry.scrape(contentType(accept));
    }

    /** The format that {@link #scrape} chooses. */
    public static String contentType(String accept) {
        return accept.contains("application/openmetrics-text")
                ? "application/openmetrics-text; version=1.0.0; charset=utf-8"
                : "text/plain; version=0.0.4; charset=utf-8";
    }

    @Override
    public void close() {
        garbageCollection.close();
        registry.close();
    }
}
