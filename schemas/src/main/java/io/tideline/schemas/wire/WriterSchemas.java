package io.tideline.schemas.wire;

import io.tideline.schemas.registry.RegistryException;
import io.tideline.schemas.registry.SchemaRegistry;
import io.tideline.schemas.wire.AvroDecodeException.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.avro.Schema;

/**
 * Readers by the id of the writer's schema, asked of the registry once each. An id that the registry does not know is
 * asked for again after a while, since it may be registered later; until then it costs nothing. For one thread.
 */
final class WriterSchemas {

    /** What is known of an id: its reader, or why there is none and until when that holds. */
    private record Known(Optional<BodyReader> reader, Fault fault, String why, long retryAtNanos) {}

    private final SchemaRegistry registry;
    private final Function<Schema, BodyReader> readerOf;
    private final Map<Object, Known> known;
    private final long retryNanos;
    private final LongSupplier nanoClock;

    private int lastId;
    private BodyReader lastReader;

    WriterSchemas(
            SchemaRegistry registry,
            Function<Schema, BodyReader> readerOf,
            int maxSchemas,
            Duration unknownRetry,
            LongSupplier nanoClock) {
        this.registry = registry;
        this.readerOf = readerOf;
        this.known = new LeastRecentlyUsed<>(maxSchemas);
        this.retryNanos = unknownRetry.toNanos();
        this.nanoClock = nanoClock;
    }

    /**
     * The reader of what the schema with this id wrote.
     *
     * @throws AvroDecodeException UNKNOWN_SCHEMA_ID or INCOMPATIBLE_SCHEMA
     * @throws RegistryException if the registry cannot tell
     */
    BodyReader byId(int id) {
        if (lastReader != null && lastId == id) {
            return lastReader;
        }
        BodyReader reader = find(id, () -> registry.byId(id));
        lastId = id;
        lastReader = reader;
        return reader;
    }

    /** The same for a globally unique id. */
    BodyReader byGuid(UUID guid) {
        return find(guid, () -> registry.byGuid(guid));
    }

    private BodyReader find(Object id, Supplier<Optional<Schema>> ask) {
        Known found = known.get(id);
        if (found == null || (found.reader().isEmpty() && nanoClock.getAsLong() - found.retryAtNanos() >= 0)) {
            found = ask(id, ask);
            known.put(id, found);
        }
        Known answer = found;
        return answer.reader().orElseThrow(() -> new AvroDecodeException(answer.fault(), answer.why()));
    }

    private Known ask(Object id, Supplier<Optional<Schema>> ask) {
        try {
            return ask.get()
                    .map(schema -> new Known(Optional.of(readerOf.apply(schema)), null, "", 0))
                    .orElseGet(() -> missing(
                            Fault.UNKNOWN_SCHEMA_ID, "The schema registry does not know the schema id " + id + "."));
        } catch (AvroDecodeException e) {
            return missing(e.fault(), e.getMessage());
        } catch (RegistryException e) {
            if (e.fault() == RegistryException.Fault.NOT_AVRO) {
                return missing(Fault.INCOMPATIBLE_SCHEMA, "Schema id " + id + " is of no use: " + e.getMessage());
            }
            throw e;
        }
    }

    private Known missing(Fault fault, String why) {
        return new Known(Optional.empty(), fault, why, nanoClock.getAsLong() + retryNanos);
    }
}
