package io.tideline.finality;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How far the input partitions of one task have been read.
 *
 * <p>Event times are kept for each source, that is for each input, and with {@code input.rekey} for each partition of
 * each input, since all of them feed every task then. So one that lags holds finality back; a source is idle when
 * nothing of it has arrived for a while of the wall clock.
 */
public final class SourceProgress {
    /** Closer than this to the wall clock, events are those of now. */
    private static final long NEARLY_NOW_MILLIS = Duration.ofMinutes(15).toMillis();

    private final int partition;
    private final int inputs;
    private final long idleTimeoutMillis;
    private final long startedAtMillis;
    private long[] latestMillis = {};
    private long[] nextOffsets = {};
    private long[] arrivedAtMillis = {};
    private long latest = Watermark.Input.NOTHING;
    private int current;

    /**
     * Nothing read.
     *
     * @param partition of the task
     * @param inputs how many inputs there are
     * @param sourcePartitions how many partitions of each input feed the task, at least 1
     * @param idleTimeout how long nothing must arrive
     * @param wallMillis the wall clock
     */
    public SourceProgress(int partition, int inputs, int sourcePartitions, Duration idleTimeout, long wallMillis) {
        this.partition = partition;
        this.inputs = inputs;
        this.idleTimeoutMillis = idleTimeout.toMillis();
        this.startedAtMillis = wallMillis;
        grow(sourcePartitions * inputs);
    }

    private void grow(int sources) {
        int known = latestMillis.length;
        if (sources > known) {
            latestMillis = Arrays.copyOf(latestMillis, sources);
            nextOffsets = Arrays.copyOf(nextOffsets, sources);
            arrivedAtMillis = Arrays.copyOf(arrivedAtMillis, sources);
            Arrays.fill(latestMillis, known, sources, Watermark.Input.NOTHING);
            Arrays.fill(arrivedAtMillis, known, sources, startedAtMillis);
        }
    }

    /** Goes on from where a mark was made. */
    public void resume(Watermark mark) {
        grow(mark.inputs().size());
        for (int i = 0; i < mark.inputs().size(); i++) {
            latestMillis[i] = mark.inputs().get(i).latestMillis();
            nextOffsets[i] = mark.inputs().get(i).nextOffset();
            latest = Math.max(latest, latestMillis[i]);
        }
    }

    /**
     * A record was read, whatever becomes of it.
     *
     * @param input its number, from 0
     * @param sourcePartition of the input, or 0 if only one feeds the task
     */
    public void read(int input, int sourcePartition, long offset, long wallMillis) {
        grow((sourcePartition + 1) * inputs);
        current = sourcePartition * inputs + input;
        nextOffsets[current] = offset + 1;
        arrivedAtMillis[current] = wallMillis;
    }

    /** The event of the record that was read last was accepted. */
    public void accepted(long occurredAt) {
        latestMillis[current] = Math.max(latestMillis[current], occurredAt);
        latest = Math.max(latest, occurredAt);
    }

    /** Whether no event was accepted yet. */
    public boolean isEmpty() {
        return latest == Watermark.Input.NOTHING;
    }

    /** Whether events that keep coming are well behind the wall clock, or none has come and may yet. */
    public boolean isCatchingUp(long wallMillis) {
        boolean isBehind = isEmpty() || slowestMillis(wallMillis) < wallMillis - NEARLY_NOW_MILLIS;
        return isBehind && !isIdle(wallMillis);
    }

    private boolean isIdle(long wallMillis) {
        for (int source = 0; source < latestMillis.length; source++) {
            if (!isIdle(source, wallMillis)) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing has arrived from a source for the time of the idle timeout. */
    private boolean isIdle(int source, long wallMillis) {
        return wallMillis - arrivedAtMillis[source] >= idleTimeoutMillis;
    }

    /**
     * The latest event time of the source that is furthest behind, of those that are not idle and have any: one can be read
     * far ahead of another. The latest of all if there is none.
     */
    long slowestMillis(long wallMillis) {
        long slowest = latest;
        for (int source = 0; source < latestMillis.length; source++) {
            if (latestMillis[source] != Watermark.Input.NOTHING && !isIdle(source, wallMillis)) {
                slowest = Math.min(slowest, latestMillis[source]);
            }
        }
        return slowest;
    }

    /** Whether there is a source of which nothing was accepted yet, and something may be. */
    boolean awaitsFirst(long wallMillis) {
        for (int source = 0; source < latestMillis.length; source++) {
            if (latestMillis[source] == Watermark.Input.NOTHING && !isIdle(source, wallMillis)) {
                return true;
            }
        }
        return false;
    }

    /** The latest event time accepted by the task, or {@link Watermark.Input#NOTHING}. */
    public long latestMillis() {
        return latest;
    }

    /** How far everything has been read now. */
    public Watermark mark(long wallMillis) {
        List<Watermark.Input> inputs = new ArrayList<>(latestMillis.length);
        for (int i = 0; i < latestMillis.length; i++) {
            inputs.add(new Watermark.Input(latestMillis[i], nextOffsets[i], isIdle(i, wallMillis)));
        }
        return new Watermark(partition, inputs);
    }
}
