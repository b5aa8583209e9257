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
 * Tells whether all that was committed of a store has come to a place of its changelog.
 *
 * <p>Offsets alone do not tell: the last record is followed by the mark of its transaction, and by what an aborted one
 * left. So the rest is read, as a reader of committed records sees it. Safe for many threads, which wait for each other.
 */
final class CommittedState implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Map<TopicPartition, Stretch> empty = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private Consumer<byte[], byte[]> consumer;
    private boolean isClosed;

    /**
     * A stretch of a changelog.
     *
     * @param position where it begins
     * @param end of what is committed, excluded
     */
    private record Stretch(long position, long end) {}

    /**
     * A look at changelogs.
     *
     * @param consumers makes a consumer of committed records, which is made when the first question is asked
     */
    CommittedState(Supplier<Consumer<byte[], byte[]>> consumers) {
        this.consumers = consumers;
    }

    /**
     * Whether nothing that was committed follows in a changelog.
     *
     * @param position offset of the first record that is not known
     * @throws NotAvailableException if the broker does not tell in time
     */
    boolean isAllBefore(TopicPartition changelog, long position) {
        try {
            if (!lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw untold(changelog, null);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new NotAvailableException("this instance is ending", stop);
        }
        try {
            return isNothingBehind(changelog, position);
        } catch (KafkaException failure) {
            throw untold(changelog, failure);
        } finally {
            lock.unlock();
        }
    }

    private boolean isNothingBehind(TopicPartition changelog, long position) {
        if (isClosed) {
            throw untold(changelog, null);
        }
        if (consumer == null) {
            consumer = consumers.get();
        }
        long end = consumer.endOffsets(List.of(changelog), PATIENCE).get(changelog);
        Stretch rest = new Stretch(position, end);
        if (!rest.equals(empty.get(changelog))) {
            if (!isEmpty(changelog, rest)) {
                return false;
            }
            empty.put(changelog, rest);
        }
        return true;
    }

    private boolean isEmpty(TopicPartition changelog, Stretch rest) {
        consumer.assign(List.of(changelog));
        consumer.seek(changelog, rest.position());
        long began = System.nanoTime();
        while (consumer.position(changelog, PATIENCE) < rest.end()) {
            if (!consumer.poll(PATIENCE).isEmpty()) {
                return false;
            }
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw untold(changelog, null);
            }
        }
        return true;
    }

    private static NotAvailableException untold(TopicPartition changelog, Throwable cause) {
        return new NotAvailableException(
                "the broker does not tell whether the copy of " + changelog + " is complete", cause);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            isClosed = true;
            if (consumer != null) {
                consumer.close(CloseOptions.timeout(PATIENCE));
            }
        } finally {
            lock.unlock();
        }
    }
}
