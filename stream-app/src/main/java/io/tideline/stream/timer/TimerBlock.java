package io.tideline.stream.timer;

import io.tideline.storage.ByteReader;
import io.tideline.storage.ByteWriter;
import io.tideline.storage.CorruptBytesException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;

/**
 * Some customers for whom something is due in the same quarter of an hour, as they are stored.
 *
 * <pre>
 * key   := quarter:int64 shelf:byte number:int64      milliseconds since 1970 at its start; the page's number is unique
 * value := version=1 entry*
 * entry := varint(milliseconds since the quarter began) text(customerId)
 * </pre>
 *
 * A quarter of an hour, because in all zones of today days begin with one: so all who leave on a day are due when their
 * quarter begins. A customer's shelf follows from the id, so that the page of a customer is found among few.
 */
final class TimerBlock {
    private static final int VERSION = 1;
    private static final long QUARTER_MILLIS = 15 * 60 * 1000L;
    private static final int SHELVES = 16;
    private static final int PLACE_BYTES = Long.BYTES + 1;
    private static final int USUAL_ENTRY_BYTES = 24;

    private TimerBlock() {}

    /** The start of the quarter of an instant, both in milliseconds since 1970. */
    static long quarter(long dueAt) {
        return Math.floorDiv(dueAt, QUARTER_MILLIS) * QUARTER_MILLIS;
    }

    /** Where the pages of an instant and a customer stand: what their keys begin with. */
    static Bytes place(long dueAt, String customerId) {
        return Bytes.wrap(ByteBuffer.allocate(PLACE_BYTES)
                .putLong(quarter(dueAt))
                .put((byte) shelf(customerId))
                .array());
    }

    /** The shelf of a customer. */
    static int shelf(String customerId) {
        return Math.floorMod(customerId.hashCode(), SHELVES);
    }

    /** The shelf of a key. */
    static int shelf(Bytes key) {
        return key.get()[Long.BYTES];
    }

    /** Behind the keys of all pages of the quarter of an instant. */
    static Bytes end(long dueAt) {
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES)
                .putLong(quarter(dueAt) + QUARTER_MILLIS)
                .array());
    }

    /** The key of a page. */
    static Bytes key(Bytes place, long number) {
        return Bytes.wrap(ByteBuffer.allocate(PLACE_BYTES + Long.BYTES)
                .put(place.get())
                .putLong(number)
                .array());
    }

    /** The start of the quarter of a key or of a place. */
    static long quarter(Bytes key) {
        return ByteBuffer.wrap(key.get()).getLong();
    }

    /** The bytes of a page. */
    static byte[] encode(List<TimerQueue.Due> entries) {
        ByteWriter out = new ByteWriter(1 + USUAL_ENTRY_BYTES * entries.size());
        out.writeByte(VERSION);
        for (TimerQueue.Due due : entries) {
            out.writeVarint(due.dueAt() - quarter(due.dueAt()));
            out.writeText(due.customerId());
        }
        return out.toBytes();
    }

    /** The entries of a page. */
    static List<TimerQueue.Due> decode(Bytes key, byte[] page) {
        ByteReader in = new ByteReader(page);
        int version = in.readByte();
        if (version != VERSION) {
            throw new CorruptBytesException("the version of a due page must be 1, was " + version);
        }
        long quarter = quarter(key);
        List<TimerQueue.Due> entries = new ArrayList<>();
        while (in.remaining() > 0) {
            long dueAt = quarter + in.readVarint();
            entries.add(new TimerQueue.Due(dueAt, in.readText()));
        }
        return entries;
    }
}
