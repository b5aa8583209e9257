package io.tideline.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.schemas.SampleContracts;
import io.tideline.schemas.registry.InMemorySchemaRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WriterSchemasTest {

    private static final Duration RETRY = Duration.ofSeconds(10);

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final AtomicInteger readersMade = new AtomicInteger();
    private final WriterSchemas schemas = new WriterSchemas(
            registry,
            writer -> {
                readersMade.incrementAndGet();
                return BodyReader.generic(writer);
            },
            2,
            RETRY,
            nanos::get);

    @Test
    void unknownId_isAskedForAgainOnlyAfterAWhile() {
        assertUnknown(1);
        registry.register("s", SampleContracts.SIGNUPS.schema());
        nanos.addAndGet(RETRY.toNanos() - 1);
        assertUnknown(1);
        nanos.addAndGet(1);
        assertThat(schemas.byId(1)).isNotNull();
    }

    @Test
    void knownId_isAskedForOnce() {
        int id = registry.register("s", SampleContracts.SIGNUPS.schema());
        assertThat(schemas.byId(id)).isSameAs(schemas.byId(id));
        nanos.addAndGet(RETRY.toNanos() * 100);
        schemas.byId(id);
        assertThat(readersMade).hasValue(1);
    }

    @Test
    void leastUsedSchema_makesRoom() {
        int[] ids = {
            registry.register("a", SampleContracts.SIGNUPS.schema()),
            registry.register("b", SampleContracts.PURCHASES.schema()),
            registry.register("c", SampleContracts.ADJUSTMENTS.schema())
        };
        for (int id : ids) {
            schemas.byId(id);
        }
        schemas.byId(ids[1]);
        assertThat(readersMade).hasValue(3);
        schemas.byId(ids[0]);
        assertThat(readersMade).hasValue(4);
    }

    private void assertUnknown(int id) {
        assertThatThrownBy(() -> schemas.byId(id))
                .isInstanceOf(AvroDecodeException.class)
                .hasMessage("The schema registry does not know the schema id " + id + ".");
    }
}
