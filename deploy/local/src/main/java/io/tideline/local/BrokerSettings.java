package io.tideline.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The configuration of a broker that is a whole cluster: one node, one replica, loopback, little memory. */
final class BrokerSettings {

    static final int NODE_ID = 1;
    static final String BROKER_LISTENER = "BROKER";
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    /**
     * A start after a kill waits for this time, until the controller has fenced the earlier broker. The default is 9 s; with
     * much less than this a busy machine would fence its own broker.
     */
    private static final int SESSION_TIMEOUT_MILLIS = 4_000;

    private static final int HEARTBEAT_MILLIS = 1_000;

    private static final int MEBIBYTE = 1024 * 1024;

    private BrokerSettings() {}

    static Map<String, String> forOneNode(LoopbackSocket broker, LoopbackSocket controller, Path logDirectory) {
        Map<String, Object> settings = new HashMap<>(identity(broker, controller, logDirectory));
        settings.putAll(oneReplica());
        settings.putAll(historicalEventTimes());
        settings.putAll(quickStartAndStop());
        settings.putAll(smallFootprint());
        return inText(settings);
    }

    /** The settings as texts, because Kafka parses any text but refuses an int where it expects a short. */
    private static Map<String, String> inText(Map<String, Object> settings) {
        Map<String, String> texts = new HashMap<>();
        settings.forEach((name, value) -> texts.put(name, value.toString()));
        return texts;
    }

    private static Map<String, Object> identity(LoopbackSocket broker, LoopbackSocket controller, Path logDirectory) {
        return Map.of(
                "node.id",
                NODE_ID,
                "process.roles",
                "broker,controller",
                "listeners",
                BROKER_LISTENER + "://" + broker.address() + "," + CONTROLLER_LISTENER + "://" + controller.address(),
                "advertised.listeners",
                BROKER_LISTENER + "://" + broker.address(),
                "listener.security.protocol.map",
                BROKER_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT",
                "inter.broker.listener.name",
                BROKER_LISTENER,
                "controller.listener.names",
                CONTROLLER_LISTENER,
                "controller.quorum.voters",
                NODE_ID + "@" + controller.address(),
                "log.dirs",
                logDirectory.toString());
    }

    private static Map<String, Object> oneReplica() {
        return Map.of(
                "default.replication.factor", 1,
                "min.insync.replicas", 1,
                "offsets.topic.replication.factor", 1,
                "offsets.topic.num.partitions", 1,
                "transaction.state.log.replication.factor", 1,
                "transaction.state.log.min.isr", 1,
                "transaction.state.log.num.partitions", 1,
                "share.coordinator.state.topic.replication.factor", 1,
                "share.coordinator.state.topic.num.partitions", 1,
                "auto.create.topics.enable", false);
    }

    /**
     * Events keep their own time, which may be decades ago. Retention and segment rolling go by that time: with the
     * defaults an import would lose its oldest segments at once and start a new segment for each week of history.
     */
    private static Map<String, Object> historicalEventTimes() {
        return Map.of(
                "log.message.timestamp.before.max.ms", Long.MAX_VALUE,
                "log.message.timestamp.after.max.ms", Long.MAX_VALUE,
                "log.retention.ms", -1,
                "log.roll.ms", Long.MAX_VALUE,
                "log.segment.bytes", 64 * MEBIBYTE,
                // A kept folder may rest for months; its groups go on where they stopped.
                "offsets.retention.minutes", Integer.MAX_VALUE);
    }

    private static Map<String, Object> quickStartAndStop() {
        return Map.of(
                "group.initial.rebalance.delay.ms",
                0,
                "broker.session.timeout.ms",
                SESSION_TIMEOUT_MILLIS,
                "broker.heartbeat.interval.ms",
                HEARTBEAT_MILLIS,
                "server.max.startup.time.ms",
                60_000L);
    }

    private static Map<String, Object> smallFootprint() {
        return Map.of(
                "num.network.threads",
                2,
                "num.io.threads",
                4,
                "background.threads",
                2,
                "log.cleaner.dedupe.buffer.size",
                2L * MEBIBYTE,
                "log.cleaner.io.buffer.size",
                MEBIBYTE / 4,
                "log.index.size.max.bytes",
                MEBIBYTE);
    }
}
