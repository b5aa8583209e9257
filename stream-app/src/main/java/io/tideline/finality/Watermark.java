package io.tideline.finality;

import java.util.List;

/**
 * How far one partition of the inputs has been read; everything before it has been handed over.
 *
 * @param partition the partition
 * @param inputs one for each input topic, in their order; with {@code input.rekey} again for each of their partitions
 */
public record Watermark(int partition, List<Input> inputs) {

    /**
     * One topic's partition.
     *
     * @param latestMillis the latest event time accepted, or {@link #NOTHING}
     * @param nextOffset the offset after the last one read
     * @param idle whether nothing has come for so long that it holds nobody back
     */
    public record Input(long latestMillis, long nextOffset, boolean idle) {
        /** The latest event time where nothing was accepted. */
        public static final long NOTHING = Long.MIN_VALUE;
    }

    /** Copies the inputs. */
    public Watermark {
        inputs = List.copyOf(inputs);
    }

    /** The latest event time accepted from any of them. */
    public long latestMillis() {
        return inputs.stream().mapToLong(Input::latestMillis).max().orElse(Input.NOTHING);
    }
}
