package io.tideline.app;

import io.tideline.schemas.registry.RegistryException;
import io.tideline.schemas.wire.ReadFault;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;

/** Tells transient failures, after which a thread is replaced, from those that stop the pipeline. */
final class TransientFailures {
    private static final int MOST_CAUSES = 16;

    private TransientFailures() {}

    /** Whether the same records may succeed later, because a registry or a broker did not answer. */
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

    /** Whether a deserializer failed to reach the registry; other exceptions, such as a missing right, are not its fault. */
    private static boolean isUnreadForNow(Throwable cause) {
        return cause instanceof SerializationException && ReadFault.of(cause) == ReadFault.REGISTRY;
    }
}
