package io.tideline.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.query.PipelineView.ThreadProgress;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressWatchTest {
    private static final long TIMEOUT = 120_000;

    private final ProgressWatch watch = new ProgressWatch(TIMEOUT);

    @Test
    void threadThatPollsAndCommits_isAlive() {
        for (int i = 0; i < 10; i++) {
            assertThat(watch.look(List.of(thread(i, i, true)), i * TIMEOUT)).isEmpty();
        }
    }

    @Test
    void threadThatNoLongerPolls_isNoticedAfterTheTimeoutAndNotBefore() {
        watch.look(List.of(thread(5, 5, false)), 0);

        assertThat(watch.look(List.of(thread(5, 6, false)), TIMEOUT)).isEmpty();
        assertThat(watch.look(List.of(thread(5, 7, false)), TIMEOUT + 1))
                .hasValue("thread t has not polled for 120 s, more than 120 s");
    }

    @Test
    void threadThatPollsForEver_andNeverCommitsWhatItHas_isNoticed() {
        watch.look(List.of(thread(1, 5, true)), 0);

        assertThat(watch.look(List.of(thread(2, 5, true)), TIMEOUT + 1_000))
                .hasValue("thread t has tasks and has not committed for 121 s, more than 120 s");
    }

    @Test
    void threadWithoutTasks_hasNothingToCommit() {
        watch.look(List.of(thread(1, 0, false)), 0);

        assertThat(watch.look(List.of(thread(2, 0, false)), 2 * TIMEOUT)).isEmpty();
        assertThat(watch.look(List.of(thread(3, 0, true)), 3 * TIMEOUT))
                .as("time counts from when it last had none")
                .isEmpty();
    }

    @Test
    void threadThatWasReplaced_isForgotten() {
        watch.look(List.of(thread(1, 1, true)), 0);
        watch.look(List.of(), TIMEOUT);

        assertThat(watch.look(List.of(thread(1, 1, true)), 2 * TIMEOUT)).isEmpty();
    }

    private static ThreadProgress thread(double polls, double commits, boolean hasTasks) {
        return new ThreadProgress("t", polls, commits, hasTasks);
    }
}
