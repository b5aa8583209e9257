package io.tideline.stream.timer;

import io.tideline.storage.ByteReader;
import io.tideline.storage.ByteWriter;
import io.tideline.storage.CorruptBytesException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;

/**
 * The bytes of a block: some timers of one bucket and one stripe.
 *
 * <pre>
 * key   := bucket:int64 stripe:byte number:int64      milliseconds since 1970 at its start; the block's number is unique
 * value := version=1 timer*
 * timer := varint(milliseconds since the bucket's start) text(customerId)
 * </pre>
 *
 * <p>A bucket is a quarter of an hour, because in all zones of today days begin with one: so the timers of all customers who
 * leave on a day fire when their bucket begins. A customer's stripe follows from the id, so that the blocks of a customer
 * are found among few.
 */
final class TimerBlock {
    private static final int VERSION = 1;
    private static final long BUCKET_MILLIS = 15 * 60 * 1000L;
    private static final int STRIPES = 16;
    private static final int PREFIX_BYTES = Long.BYTES + 1;
    private static final int USUAL_TIMER_BYTES = 24;

    private TimerBlock() {}

    /** The start of the bucket of an instant, both in milliseconds since 1970. */
    static long bucket(long epochMillis) {
        return Math.floorDiv(epochMillis, BUCKET_MILLIS) * BUCKET_MILLIS;
    }

    /** The start of the bucket of a key or of a prefix, in milliseconds since 1970. */
    static long bucket(Bytes key) {
        return ByteBuffer.wrap(key.get()).getLong();
    }

    /** The stripe of a customer. */
    static int stripe(String customerId) {
        return Math.floorMod(customerId.hashCode(), STRIPES);
    }

    /** The stripe of a key. */
    static int stripe(Bytes key) {
        return key.get()[Long.BYTES];
    }

    /** What the keys of the blocks begin with in which a timer can be: its bucket and its stripe. */
    static Bytes prefix(TimerQueue.Timer timer) {
        return Bytes.wrap(ByteBuffer.allocate(PREFIX_BYTES)
                .putLong(bucket(timer.at()))
                .put((byte) stripe(timer.customerId()))
                .array());
    }

    /** The key of a block. */
    static Bytes key(Bytes prefix, long number) {
        return Bytes.wrap(ByteBuffer.allocate(PREFIX_BYTES + Long.BYTES)
                .put(prefix.get())
                .putLong(number)
                .array());
    }

    /** The first key behind those of all blocks of the bucket of an instant, in milliseconds since 1970. */
    static Bytes endOfBucket(long epochMillis) {
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES)
                .putLong(bucket(epochMillis) + BUCKET_MILLIS)
                .array());
    }

    /** The bytes of timers of one bucket. */
    static byte[] encode(List<TimerQueue.Timer> timers) {
        ByteWriter out = new ByteWriter(1 + USUAL_TIMER_BYTES * timers.size());
        out.writeByte(VERSION);
        for (TimerQueue.Timer timer : timers) {
            out.writeVarint(timer.at() - bucket(timer.at()));
            out.writeText(timer.customerId());
        }
        return out.toBytes();
    }

    /**
     * The timers of a block.
     *
     * @throws CorruptBytesException if the block is of a version that is not known here
     */
    static List<TimerQueue.Timer> decode(Bytes key, byte[] block) {
        ByteReader in = new ByteReader(block);
        int version = in.readByte();
        if (version != VERSION) {
            throw new CorruptBytesException("the version of a block of timers must be 1, was " + version);
        }
        long bucket = bucket(key);
        List<TimerQueue.Timer> timers = new ArrayList<>();
        while (in.remaining() > 0) {
            long at = bucket + in.readVarint();
            timers.add(new TimerQueue.Timer(at, in.readText()));
        }
        return timers;
    }
}
