package io.tideline.http;

import io.tideline.query.PipelineView.ThreadProgress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Notices threads that stand still. Kafka Streams calls itself running while a thread hangs or tries the same for ever;
 * so what counts is that each thread goes on asking for records, and one that has tasks goes on committing them, which
 * it does in every commit interval, because the wall clock is news to every task.
 */
final class ProgressWatch {
    private final long timeoutMillis;
    private final Map<String, Mark> marks = new HashMap<>();

    private record Mark(double polls, long pollsSinceMillis, double commits, long commitsSinceMillis) {}

    /** A watch that has seen nothing. */
    ProgressWatch(long timeoutMillis) {
        this.timeoutMillis = timeoutMillis;
    }

    /**
     * What stands still, as one sentence; empty if nothing does. Looking often makes it exact.
     *
     * @param nowMillis of a clock that never goes back
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
