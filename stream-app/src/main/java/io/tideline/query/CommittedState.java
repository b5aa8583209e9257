package io.tideline.query;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells whether a copy of a store holds everything that was committed to its changelog.
 *
 * <p>Offsets alone do not tell, because the last record is followed by the marker of its transaction and by records of
 * aborted transactions. So the rest of the changelog is read with a consumer of committed records, and must be empty.
 * Safe for use by many threads, which wait for each other.
 */
final class CommittedState implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Map<TopicPartition, OffsetRange> empty = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private Consumer<byte[], byte[]> consumer;
    private boolean isClosed;

    /**
     * A range of offsets of a changelog.
     *
     * @param position where it begins
     * @param end of what is committed, excluded
     */
    private record OffsetRange(long position, long end) {}

    /**
     * Makes a check of changelogs.
     *
     * @param consumers makes a consumer of committed records; it is called once, at the first check
     */
    CommittedState(Supplier<Consumer<byte[], byte[]>> consumers) {
        this.consumers = consumers;
    }

    /**
     * Whether a changelog has no committed record at or after a position.
     *
     * @param position offset of the first record that the copy does not hold
     * @throws NotAvailableException if the broker does not answer in time
     */
    boolean isAllBefore(TopicPartition changelog, long position) {
        try {
            if (!lock.tryLock(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw unanswered(changelog, null);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new NotAvailableException("this instance is ending", stop);
        }
        try {
            return isNothingBehind(changelog, position);
        } catch (KafkaException failure) {
            throw unanswered(changelog, failure);
        } finally {
            lock.unlock();
        }
    }

    private boolean isNothingBehind(TopicPartition changelog, long position) {
        if (isClosed) {
            throw unanswered(changelog, null);
        }
        if (consumer == null) {
            consumer = consumers.get();
        }
        long end = consumer.endOffsets(List.of(changelog), TIMEOUT).get(changelog);
        OffsetRange rest = new OffsetRange(position, end);
        if (!rest.equals(empty.get(changelog))) {
            if (!isEmpty(changelog, rest)) {
                return false;
            }
            empty.put(changelog, rest);
        }
        return true;
    }

    private boolean isEmpty(TopicPartition changelog, OffsetRange rest) {
        consumer.assign(List.of(changelog));
        consumer.seek(changelog, rest.position());
        long began = System.nanoTime();
        while (consumer.position(changelog, TIMEOUT) < rest.end()) {
            if (!consumer.poll(TIMEOUT).isEmpty()) {
                return false;
            }
            if (System.nanoTime() - began > TIMEOUT.toNanos()) {
                throw unanswered(changelog, null);
            }
        }
        return true;
    }

    private static NotAvailableException unanswered(TopicPartition changelog, Throwable cause) {
        return new NotAvailableException(
                "the broker does not tell whether the copy of " + changelog + " is complete", cause);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            isClosed = true;
            if (consumer != null) {
                consumer.close(CloseOptions.timeout(TIMEOUT));
            }
        } finally {
            lock.unlock();
        }
    }
}
