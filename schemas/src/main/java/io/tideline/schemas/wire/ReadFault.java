package io.tideline.schemas.wire;

import io.tideline.schemas.registry.RegistryException;
import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Who is to blame when a value could not be read, whichever deserializer failed: ours says so by type, Confluent's by
 * what caused its exception.
 */
public enum ReadFault {
    /** The bytes: they will never be readable, and belong to the dead letters. */
    DATA,
    /** The registry: the same bytes may be readable later, so they must not be given up. */
    REGISTRY,
    /** Neither: a fault in the program or its configuration. */
    PROGRAM;

    private static final String CONFLUENT_REST = "RestClientException";
    private static final Set<Integer> NOT_FOUND_OR_INVALID = Set.of(404, 422);
    private static final int MAX_CAUSES = 16;

    /** Judges what a deserializer threw. */
    public static ReadFault of(Throwable thrown) {
        if (thrown instanceof AvroDecodeException) {
            return DATA;
        }
        if (thrown instanceof RegistryException || causes(thrown).anyMatch(ReadFault::blamesRegistry)) {
            return REGISTRY;
        }
        return thrown instanceof SerializationException ? DATA : PROGRAM;
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(MAX_CAUSES);
    }

    private static boolean blamesRegistry(Throwable cause) {
        if (cause.getClass().getSimpleName().equals(CONFLUENT_REST)) {
            return !NOT_FOUND_OR_INVALID.contains(statusOf(cause));
        }
        return cause instanceof RetriableException
                || cause instanceof AuthenticationException
                || cause instanceof AuthorizationException
                || (cause instanceof IOException failure && isOfNetwork(failure));
    }

    /** Avro reports bodies that end early, and its own I/O over arrays, by the plain types. */
    private static boolean isOfNetwork(IOException cause) {
        return !(cause instanceof EOFException) && cause.getClass() != IOException.class;
    }

    private static int statusOf(Throwable restFailure) {
        try {
            return (int) restFailure.getClass().getMethod("getStatus").invoke(restFailure);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("RestClientException has no getStatus any more.", e);
        }
    }
}
