package io.tideline.query;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
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
     * Requires that nothing that was committed follows in a changelog.
     *
     * @param position offset of the first record that is not known
     * @throws NotAvailableException if something follows, or the broker does not tell in time
     */
    void requireComplete(TopicPartition changelog, long position) {
        try {
            if (!lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw untold(changelog, null);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new NotAvailableException("this instance is ending", stop);
        }
        try {
            requireNothingBehind(changelog, position);
        } catch (KafkaException failure) {
            throw untold(changelog, failure);
        } finally {
            lock.unlock();
        }
    }

    private void requireNothingBehind(TopicPartition changelog, long position) {
        if (consumer == null) {
            consumer = consumers.get();
        }
        long end = consumer.endOffsets(List.of(changelog), PATIENCE).get(changelog);
        Stretch rest = new Stretch(position, end);
        if (!rest.equals(empty.get(changelog))) {
            requireEmpty(changelog, rest);
            empty.put(changelog, rest);
        }
    }

    private void requireEmpty(TopicPartition changelog, Stretch rest) {
        consumer.assign(List.of(changelog));
        consumer.seek(changelog, rest.position());
        boolean isTold = true;
        while (isTold && consumer.position(changelog, PATIENCE) < rest.end()) {
            long before = consumer.position(changelog, PATIENCE);
            if (!consumer.poll(PATIENCE).isEmpty()) {
                throw new NotAvailableException("the copy of " + changelog + " here is not complete yet");
            }
            isTold = consumer.position(changelog, PATIENCE) > before;
        }
        if (!isTold) {
            throw untold(changelog, null);
        }
    }

    private static NotAvailableException untold(TopicPartition changelog, Throwable cause) {
        return new NotAvailableException(
                "the broker does not tell whether the copy of " + changelog + " is complete", cause);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (consumer != null) {
                consumer.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
