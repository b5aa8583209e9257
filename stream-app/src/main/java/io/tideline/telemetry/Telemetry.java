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
     * Makes the metrics of one process.
     *
     * @param dimensions names of the configured dimensions
     * @param wallMillis the wall clock in milliseconds since 1970
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

    /** The observer that the pipeline reports to. */
    public Observer observer() {
        return meters;
    }

    /** When this process last published figures, by the wall clock in milliseconds since 1970; empty before the first time. */
    public OptionalLong publishedAtMillis() {
        return reports.publishedAtMillis();
    }

    /** Adds the gauges of figures, which read the source at each scrape. */
    public void watch(FigureSource source) {
        registry.getPrometheusRegistry().register(new PipelineGauges(source, reports, wallMillis));
    }

    /** Adds the metrics of Kafka Streams until the result is closed, which must happen before the application ends. */
    public AutoCloseable watch(KafkaStreams streams) {
        KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(streams);
        metrics.bindTo(registry);
        return metrics;
    }

    /**
     * All metrics in the text format of Prometheus or OpenMetrics.
     *
     * @param accept the {@code Accept} header of the scraper; empty for the format of Prometheus
     */
    public String scrape(String accept) {
        return registry.scrape(contentType(accept));
    }

    /** The content type of the format that {@link #scrape} chooses. */
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
