package io.tideline.local;

import io.tideline.local.LocalStackException.Reason;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker and its controller in this JVM. Wired from the two servers rather than from {@link KafkaRaftServer},
 * whose fault handlers halt the whole process when a start fails and which must bind its ports itself.
 */
final class EmbeddedBroker implements AutoCloseable {

    private final BrokerServer broker;
    private final ControllerServer controller;
    private final LoopbackSocket socket;
    private final String clusterId;

    private EmbeddedBroker(BrokerServer broker, ControllerServer controller, LoopbackSocket socket, String clusterId) {
        this.broker = broker;
        this.controller = controller;
        this.socket = socket;
        this.clusterId = clusterId;
    }

    /**
     * Starts a broker over {@code logDirectory} and returns when it serves requests; takes over both sockets.
     *
     * @throws LocalStackException if what is in the directory cannot be read, or the start fails
     */
    static EmbeddedBroker start(LoopbackSocket socket, LoopbackSocket controllerSocket, Path logDirectory) {
        return start(socket, controllerSocket, logDirectory, Map.of());
    }

    /** The same with settings of a broker on top. */
    static EmbeddedBroker start(
            LoopbackSocket socket, LoopbackSocket controllerSocket, Path logDirectory, Map<String, String> more) {
        StorageFormat.ensure(logDirectory);
        Map<String, String> settings = BrokerSettings.forOneNode(socket, controllerSocket, logDirectory);
        settings.putAll(more);
        KafkaConfig config = KafkaConfig.apply(settings, false);
        EmbeddedBroker started = wire(config, socket, boundSockets(socket, controllerSocket));
        try {
            started.controller.startup();
            started.broker.startup();
            return started;
        } catch (RuntimeException | Error e) {
            started.close();
            throw new LocalStackException(Reason.START_FAILED, "the broker did not start: " + e.getMessage(), e);
        }
    }

    private static EmbeddedBroker wire(KafkaConfig config, LoopbackSocket socket, ServerSocketFactory sockets) {
        var logDirectories = readLogDirectories(config);
        MetaPropertiesEnsemble properties = logDirectories._1();
        SharedServer shared = new SharedServer(
                config,
                properties,
                Time.SYSTEM,
                new Metrics(),
                CompletableFuture.completedFuture(
                        QuorumConfig.parseVoterConnections(config.quorumConfig().voters())),
                List.of(),
                FaultLog::handler,
                sockets);
        BrokerServer broker = new BrokerServer(shared);
        ControllerServer controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), logDirectories._2());
        return new EmbeddedBroker(
                broker, controller, socket, properties.clusterId().orElseThrow());
    }

    private static scala.Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> readLogDirectories(KafkaConfig config) {
        try {
            return KafkaRaftServer.initializeLogDirs(config, LoggerFactory.getLogger(EmbeddedBroker.class), "");
        } catch (RuntimeException e) {
            throw new LocalStackException(
                    Reason.DATA_UNREADABLE,
                    "the broker's data in " + config.logDirs().get(0) + " cannot be read: " + e.getMessage(),
                    e);
        }
    }

    private static ServerSocketFactory boundSockets(LoopbackSocket broker, LoopbackSocket controller) {
        Map<String, LoopbackSocket> bound =
                Map.of(BrokerSettings.BROKER_LISTENER, broker, BrokerSettings.CONTROLLER_LISTENER, controller);
        return (listener, address, backlog, receiveBufferBytes) -> {
            ServerSocketChannel channel = bound.get(listener).channel();
            channel.configureBlocking(false);
            return channel;
        };
    }

    String bootstrapServers() {
        return socket.address();
    }

    String clusterId() {
        return clusterId;
    }

    /** Stops the broker, which deregisters at the controller, then the controller; waits until both have stopped. */
    @Override
    public void close() {
        broker.shutdown();
        controller.shutdown();
        broker.awaitShutdown();
        controller.awaitShutdown();
    }
}
