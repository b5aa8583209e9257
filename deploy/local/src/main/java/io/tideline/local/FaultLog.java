package io.tideline.local;

import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.FaultHandlerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes fault handlers that log and throw a fault of the broker, where Kafka's own handlers would end the process. */
final class FaultLog {

    private static final Logger LOG = LoggerFactory.getLogger(FaultLog.class);

    private FaultLog() {}

    static FaultHandler handler(String part, boolean fatal, Runnable action) {
        return (failure, cause) -> {
            LOG.error("{} of the embedded broker: {}", part, failure, cause);
            action.run();
            return new FaultHandlerException(part + ": " + failure, cause);
        };
    }
}
