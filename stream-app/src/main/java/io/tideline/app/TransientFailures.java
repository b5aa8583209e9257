package io.tideline.app;

import io.tideline.schemas.registry.RegistryException;
import io.tideline.schemas.wire.ReadFault;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;

/** Tells failures that may pass from those that must stop the pipeline. */
final class TransientFailures {
    private static final int MOST_CAUSES = 16;

    private TransientFailures() {}

    /** Whether the same records may go through later: a registry or a broker that does not answer. */
    static boolean isTransient(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
            if (cause instanceof RegistryException registry) {
                return registry.fault() == RegistryException.Fault.UNREACHABLE
                        || registry.fault() == RegistryException.Fault.SERVER_ERROR;
            }
            if (isUnreadForNow(cause) || cause instanceof TimeoutException || cause instanceof DisconnectException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Only what a deserializer threw may be judged as such: a missing right to a topic is no fault of the registry. */
    private static boolean isUnreadForNow(Throwable cause) {
        return cause instanceof SerializationException && ReadFault.of(cause) == ReadFault.REGISTRY;
    }
}
