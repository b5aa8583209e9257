package io.tideline.app.ingest;

import io.tideline.app.ingest.row.ImportException;
import io.tideline.app.ingest.row.ImportException.Kind;
import io.tideline.schemas.registry.RegistryException;
import io.tideline.schemas.registry.RegistryException.Fault;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Makes the exception for an event that could not be sent, with a sentence for people. */
final class SendFailure {
    private SendFailure() {}

    static ImportException of(String topic, Throwable error) {
        if (error instanceof RegistryException registry) {
            return ofRegistry(registry);
        }
        String reason = deepest(error);
        if (error instanceof TimeoutException || error instanceof DisconnectException) {
            return new ImportException(
                    Kind.UNREACHABLE,
                    "the broker did not take an event for topic '%s': %s".formatted(topic, reason),
                    error);
        }
        return ImportException.runtime(sentence(topic, error, reason), error);
    }

    /** The registry's own sentence; no answer, or none but an error of its server, is an unreachable one. */
    static ImportException ofRegistry(RegistryException error) {
        Fault fault = error.fault();
        boolean away = fault == Fault.UNREACHABLE || fault == Fault.SERVER_ERROR;
        return new ImportException(away ? Kind.UNREACHABLE : Kind.RUNTIME, error.getMessage(), error);
    }

    private static String sentence(String topic, Throwable error, String reason) {
        if (error instanceof AuthorizationException) {
            return "no permission to write to topic '%s'".formatted(topic);
        }
        if (error instanceof AuthenticationException) {
            return "the broker refused the credentials: " + reason;
        }
        if (error instanceof UnknownTopicOrPartitionException) {
            return "there is no topic '%s'".formatted(topic);
        }
        if (error instanceof RecordTooLargeException) {
            return "a row is too large for topic '%s': %s".formatted(topic, reason);
        }
        if (error instanceof InterruptException) {
            return "the import was interrupted";
        }
        return "topic '%s' did not take an event: %s".formatted(topic, reason);
    }

    private static String deepest(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
