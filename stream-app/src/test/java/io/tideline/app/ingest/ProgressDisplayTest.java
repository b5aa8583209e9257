package io.tideline.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
    private final FakeClock clock = new FakeClock("2026-06-01T00:00:00Z");
    private final StringWriter shown = new StringWriter();

    @Test
    void aTerminalHasABarThatNeverWraps() {
        ProgressDisplay display = new ProgressDisplay(new PrintWriter(shown), true, clock);
        display.at(progress(50, 3));
        display.at(progress(100, 3_000_000));

        String[] lines = shown.toString().split("\r");
        assertThat(lines[1].strip())
                .isEqualTo("[##########..........] 50 %, 1,234,567 rows, 51,200/s, 1:05 left, 3 rejected");
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(79));
    }

    @Test
    void withoutATerminalThereIsALineEveryTenSeconds() {
        ProgressDisplay display = new ProgressDisplay(new PrintWriter(shown), false, clock);
        for (int second = 0; second < 25; second++) {
            display.at(progress(50, 0));
            clock.advance(Duration.ofSeconds(1));
        }
        display.clear();

        assertThat(shown.toString())
                .isEqualTo(("importing orders.csv: 50 %, 1,234,567 rows, 51,200/s, 1:05 left" + System.lineSeparator())
                        .repeat(2));
    }

    @Test
    void aDumbTerminalIsNone() {
        assertThat(ProgressDisplay.isStandardErrorATerminal(java.util.Map.of("TERM", "dumb")))
                .isFalse();
    }

    private static ImportProgress progress(long percent, long rejects) {
        return new ImportProgress(
                "orders.csv",
                1_234_567,
                rejects,
                percent,
                OptionalLong.of(100),
                51_200,
                Optional.of(Duration.ofSeconds(65)));
    }
}
