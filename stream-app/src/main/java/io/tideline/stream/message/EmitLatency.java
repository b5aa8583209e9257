package io.tideline.stream.message;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The wall-clock instant since when something waits for the next step: the arrival of the oldest event. It travels
 * with the sums in a header, so that the latency from a ledger to the rows can be told across processes. Not kept over
 * a restart, because it is a measurement and no figure. Confined to its task's thread.
 */
public final class EmitLatency {
    private static final String HEADER = "arrived";
    private static final long NOTHING = Long.MAX_VALUE;

    private long sinceMillis = NOTHING;

    /** Something arrived. */
    public void add(long wallMillis) {
        sinceMillis = Math.min(sinceMillis, wallMillis);
    }

    /** What came with the sums arrived when their headers say; nothing if they do not. */
    public void add(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        if (header != null && header.value() != null && header.value().length == Long.BYTES) {
            add(ByteBuffer.wrap(header.value()).getLong());
        }
    }

    /** New headers for what waits; empty if nothing does. */
    public Headers headers() {
        RecordHeaders headers = new RecordHeaders();
        if (sinceMillis != NOTHING) {
            headers.add(
                    HEADER, ByteBuffer.allocate(Long.BYTES).putLong(sinceMillis).array());
        }
        return headers;
    }

    /** Nothing waits from now on; how long the oldest waited, if any did, never below 0. */
    public OptionalLong published(long wallMillis) {
        OptionalLong waited =
                sinceMillis == NOTHING ? OptionalLong.empty() : OptionalLong.of(Math.max(0, wallMillis - sinceMillis));
        sinceMillis = NOTHING;
        return waited;
    }
}
