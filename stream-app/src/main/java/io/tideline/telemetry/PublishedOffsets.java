package io.tideline.telemetry;

import io.tideline.admission.Input;
import io.tideline.calendar.StoreCalendar;
import io.tideline.finality.PublicationFrontier;
import io.tideline.finality.Watermark;
import io.tideline.stream.Observer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How far into the inputs the published figures reach, by task of this process. Safe for use by many threads.
 *
 * <p>What is published need not be committed yet: consumers of committed records see it within a commit interval.
 */
public final class PublishedOffsets implements Observer {
    private final Map<Integer, Published> tasks = new ConcurrentHashMap<>();

    private final Map<Integer, Long> told = new ConcurrentHashMap<>();

    private final Map<Integer, Long> judged = new ConcurrentHashMap<>();
    private final AtomicLong settledModel = new AtomicLong(-1);

    private record Published(List<Watermark> marks, PublicationFrontier horizon) {}

    @Override
    public void published(int task, Collection<Watermark> marks, PublicationFrontier horizon) {
        tasks.put(task, new Published(List.copyOf(marks), horizon));
    }

    @Override
    public void told(int task, long clockMillis) {
        told.put(task, clockMillis);
    }

    @Override
    public void modelState(long version, boolean isSettled) {
        settledModel.set(isSettled ? version : -1);
    }

    @Override
    public void judged(int task, long version) {
        judged.put(task, version);
    }

    /** Whether no fit of the model is due, and all customers have been assessed by the newest model. */
    public boolean isJudged() {
        long version = settledModel.get();
        return version >= 0
                && judged.size() == tasks.size()
                && judged.values().stream().allMatch(by -> by == version);
    }

    /**
     * Whether all rollup tasks have published everything before some offsets. It is unknown with {@code input.rekey},
     * where any input partition feeds any task.
     *
     * @param ends for each input its end offsets by partition; all inputs have equally many partitions
     */
    public boolean cover(Map<Input, List<Long>> ends) {
        int partitions = ends.get(Input.PURCHASES).size();
        return tasks.size() == partitions
                && tasks.values().stream().allMatch(task -> covers(task.marks(), ends, partitions));
    }

    /**
     * Whether all rollup tasks have published as final whatever the clock and the grace allow, and all timers of customers
     * that are due by then have fired.
     */
    public boolean isSettled(StoreCalendar calendar, Duration grace) {
        return isTold() && isFinal(calendar, grace);
    }

    private boolean isTold() {
        long clock = tasks.values().stream()
                .mapToLong(task -> task.horizon().clockMillis())
                .max()
                .orElse(Long.MIN_VALUE);
        return told.size() == tasks.size() && told.values().stream().allMatch(millis -> millis >= clock);
    }

    private boolean isFinal(StoreCalendar calendar, Duration grace) {
        return tasks.values().stream().map(Published::horizon).allMatch(horizon -> {
            int finalDay = calendar.dayOf(horizon.clockMillis() - grace.toMillis()) - 1;
            return horizon.equals(PublicationFrontier.NONE) || horizon.finalDay() >= finalDay;
        });
    }

    private static boolean covers(List<Watermark> marks, Map<Input, List<Long>> ends, int partitions) {
        return marks.size() == partitions
                && marks.stream().allMatch(mark -> ends.entrySet().stream()
                        .allMatch(
                                end -> mark.inputs().get(end.getKey().ordinal()).nextOffset()
                                        >= end.getValue().get(mark.partition())));
    }
}
