package io.tideline.app;

import io.tideline.config.HttpSettings;
import io.tideline.config.Settings;
import io.tideline.config.format.ListenAddress;
import io.tideline.http.HttpParts;
import io.tideline.http.HttpService;
import io.tideline.http.HttpSocket;
import io.tideline.query.StreamsState;
import io.tideline.query.StreamsView;
import io.tideline.stream.Blueprint;
import io.tideline.telemetry.Telemetry;
import java.net.URI;
import org.apache.kafka.streams.state.HostInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running pipeline with its metrics and its HTTP server: one instance of the application. */
public final class ServedPipeline implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServedPipeline.class);

    private final Pipeline pipeline;
    private final Telemetry telemetry;
    private final AutoCloseable streamsMetrics;
    private final StreamsState state;
    private final HttpService http;

    private ServedPipeline(
            Pipeline pipeline,
            Telemetry telemetry,
            AutoCloseable streamsMetrics,
            StreamsState state,
            HttpService http) {
        this.pipeline = pipeline;
        this.telemetry = telemetry;
        this.streamsMetrics = streamsMetrics;
        this.state = state;
        this.http = http;
    }

    /**
     * Starts an instance. It returns before the instance has joined its group; health and status are answered by then.
     *
     * @param socket bound to {@code http.listen}; closed with the instance, or if it cannot start
     * @param inputPartitions how many partitions each input topic has
     */
    public static ServedPipeline start(HttpSocket socket, Settings settings, int inputPartitions) {
        Telemetry telemetry = new Telemetry(settings.figures().dimensions(), System::currentTimeMillis);
        Blueprint blueprint = new Blueprint(settings, inputPartitions, telemetry.observer());
        HostInfo self = advertised(settings.http(), socket);
        Pipeline pipeline = startOrClose(socket, self, blueprint);
        try {
            AutoCloseable streamsMetrics = telemetry.watch(pipeline.streams());
            StreamsState state = new StreamsState(pipeline.streams(), self, settings);
            StreamsView view = new StreamsView(pipeline.streams(), state, self, pipeline.description());
            telemetry.watch(new StoredFigures(blueprint, state, System::currentTimeMillis));
            HttpParts parts = new HttpParts(blueprint, state, view, telemetry, System::currentTimeMillis);
            HttpService http = HttpService.start(socket, parts);
            return new ServedPipeline(pipeline, telemetry, streamsMetrics, state, http);
        } catch (RuntimeException failure) {
            socket.close();
            pipeline.close();
            throw failure;
        }
    }

    private static Pipeline startOrClose(HttpSocket socket, HostInfo self, Blueprint blueprint) {
        try {
            return Pipeline.startAt(self, blueprint);
        } catch (RuntimeException failure) {
            socket.close();
            throw failure;
        }
    }

    private static HostInfo advertised(HttpSettings settings, HttpSocket socket) {
        ListenAddress address = settings.advertised().orElseGet(socket::reachable);
        return new HostInfo(address.host(), address.port());
    }

    /** The running pipeline. */
    public Pipeline pipeline() {
        return pipeline;
    }

    /** The address under which clients on this machine reach the API. */
    public URI url() {
        ListenAddress address = http.address();
        String host = address.host().contains(":") ? "[" + address.host() + "]" : address.host();
        return URI.create("http://" + host + ":" + address.port());
    }

    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception unclean) {
            LOG.debug("{} was not closed in order", part, unclean);
        }
    }

    /** Stops the HTTP server, then commits, stops the pipeline, and leaves the group. */
    @Override
    public void close() {
        http.close();
        closeQuietly(state);
        closeQuietly(streamsMetrics);
        pipeline.close();
        telemetry.close();
    }
}
