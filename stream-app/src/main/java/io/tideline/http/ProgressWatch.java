package io.tideline.http;

import io.tideline.query.PipelineView.ThreadProgress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Notices stream threads that make no progress. Kafka Streams calls itself running while a thread hangs or retries for
 * ever. A thread makes progress if it polls for records and, if it has tasks, commits them; a healthy thread commits once
 * in every commit interval, because the wall clock gives every task something to do.
 */
final class ProgressWatch {
    private final long timeoutMillis;
    private final Map<String, Mark> marks = new HashMap<>();

    private record Mark(double polls, long pollsSinceMillis, double commits, long commitsSinceMillis) {}

    /** Makes a watch; {@code timeoutMillis} is how long a thread may make no progress. */
    ProgressWatch(long timeoutMillis) {
        this.timeoutMillis = timeoutMillis;
    }

    /**
     * The thread that makes no progress, as one sentence; empty if all do. It must be called more often than the timeout.
     *
     * @param nowMillis milliseconds of a clock that never goes back
     */
    synchronized Optional<String> look(List<ThreadProgress> threads, long nowMillis) {
        marks.keySet().retainAll(threads.stream().map(ThreadProgress::name).toList());
        Optional<String> problem = Optional.empty();
        for (ThreadProgress thread : threads) {
            Mark mark =
                    marks.merge(thread.name(), fresh(thread, nowMillis), (known, fresh) -> next(known, fresh, thread));
            long polled = nowMillis - mark.pollsSinceMillis();
            long committed = nowMillis - mark.commitsSinceMillis();
            if (polled > timeoutMillis) {
                problem = Optional.of(sentence(thread, "has not polled", polled));
            } else if (committed > timeoutMillis) {
                problem = Optional.of(sentence(thread, "has tasks and has not committed", committed));
            }
        }
        return problem;
    }

    private static Mark fresh(ThreadProgress thread, long nowMillis) {
        return new Mark(thread.polls(), nowMillis, thread.commits(), nowMillis);
    }

    private static Mark next(Mark known, Mark fresh, ThreadProgress thread) {
        boolean polled = known.polls() != fresh.polls();
        boolean committed = known.commits() != fresh.commits() || !thread.hasTasks();
        return new Mark(
                fresh.polls(),
                polled ? fresh.pollsSinceMillis() : known.pollsSinceMillis(),
                fresh.commits(),
                committed ? fresh.commitsSinceMillis() : known.commitsSinceMillis());
    }

    private String sentence(ThreadProgress thread, String what, long millis) {
        return "thread " + thread.name() + " " + what + " for " + millis / 1000 + " s, more than "
                + timeoutMillis / 1000 + " s";
    }
}
