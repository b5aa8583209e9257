package io.tideline.app.command;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;

/**
 * The log filter that drops messages which appear at every healthy start. Each is matched by its logger and its text, so
 * that any other message of the same logger still shows.
 */
public final class KnownNoise extends Filter<ILoggingEvent> {

    /** A producer has {@code Integer.MAX_VALUE} attempts; with this text, only the first of them has failed. */
    private static final String FIRST_RETRY = "retrying (2147483646 attempts left). Error: ";

    private static final List<Known> KNOWN = List.of(
            // A new cluster has no metadata yet.
            new Known("QuorumController", "Performing controller activation. The metadata log appears to be empty."),
            // The broker closes the channel of its registration twice.
            new Known("NetworkClient", "Attempting to close NetworkClient that has already been closed."),
            // Two brokers, or a broker and its successor, in one JVM share the names of their metrics.
            new Known("AppInfoParser", "Error registering AppInfo mbean"),
            // A consumer of our own has read all it wanted and was unassigned before its last answer arrived.
            new Known("OffsetFetcherUtils", "Not updating last stable offset"),
            // An internal topic was created a moment ago, and the broker does not know it yet.
            new Known("NetworkClient", "=UNKNOWN_TOPIC_OR_PARTITION"),
            // Threads join the group one after the other, and the next one is assigned these topics.
            new Known("ConsumerCoordinator", "subscribed topics are not assigned to any members"),
            // A process that is alone keeps no standby copies; /v1/topology tells which process keeps which.
            new Known("DefaultStandbyTaskAssignor", "Unable to assign 1 of 1 standby tasks"),
            // The one global table stores the bytes of models as they are, so no processor of it can fail.
            new Known("StreamsConfig", "Processing exception handler is not enabled for the GlobalThread"),
            // A replay and a temporary local stack keep their state in a temporary folder, which they delete at the
            // end.
            new Known("StateDirectory", "Using an OS temp directory in the state.dir"),
            // The broker still adds the partition to the transaction; the batches behind the first one overtake it.
            new Known("Sender", FIRST_RETRY + "CONCURRENT_TRANSACTIONS"),
            new Known("Sender", FIRST_RETRY + "OUT_OF_ORDER_SEQUENCE_NUMBER"),
            new Known("ReplicaManager", "for transactions v2 idempotent producer with no existing state"));

    private record Known(String type, String text) {
        boolean is(ILoggingEvent event) {
            return event.getLoggerName().endsWith(type)
                    && (event.getFormattedMessage().contains(text) || isIn(event.getThrowableProxy()));
        }

        private boolean isIn(IThrowableProxy thrown) {
            return thrown != null && String.valueOf(thrown.getMessage()).contains(text);
        }
    }

    @Override
    public FilterReply decide(ILoggingEvent event) {
        return KNOWN.stream().anyMatch(known -> known.is(event)) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
}
