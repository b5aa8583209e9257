package io.tideline.finality;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.calendar.StoreCalendar;
import io.tideline.event.Sample;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** How far a task has read, and what is final by it. */
class SourceProgressTest {
    private static final StoreCalendar CALENDAR = new StoreCalendar(ZoneOffset.UTC, DayOfWeek.MONDAY);
    private static final int INPUTS = 4;
    private static final int PURCHASES = 1;
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final long WALL = Sample.millis("2026-06-01T00:00:00Z");
    private static final long EARLY = Sample.millis("2026-03-10T12:00:00Z");
    private static final long LATE = Sample.millis("2026-03-20T12:00:00Z");

    @Test
    void nothingRead_isEmpty() {
        assertThat(new SourceProgress(0, INPUTS, 1, IDLE, WALL).isEmpty()).isTrue();
    }

    @Test
    void whatWasRefused_movesTheOffsetOnly() {
        SourceProgress intake = new SourceProgress(0, INPUTS, 1, IDLE, WALL);
        intake.read(PURCHASES, 0, 41, WALL);

        Watermark.Input purchases = intake.mark(WALL).inputs().get(PURCHASES);
        assertThat(purchases.nextOffset()).isEqualTo(42);
        assertThat(purchases.latestMillis()).isEqualTo(Watermark.Input.NOTHING);
        assertThat(intake.isEmpty()).isTrue();
    }

    @Test
    void aSourcePartitionThatLags_holdsFinalityBack_untilItIsIdle() {
        SourceProgress intake = new SourceProgress(0, INPUTS, 2, IDLE, WALL);
        long later = WALL + IDLE.toMillis();
        read(intake, 0, LATE, later);
        read(intake, 1, EARLY, later);

        // Inputs that never had a record are idle by now, so only these two count.
        assertThat(finalDay(intake, later)).isEqualTo(CALENDAR.dayOf(EARLY) - 1);

        read(intake, 0, LATE, later + IDLE.toMillis());
        assertThat(finalDay(intake, later + IDLE.toMillis())).isEqualTo(CALENDAR.dayOf(LATE) - 1);
    }

    @Test
    void aSourcePartitionOfWhichNothingCame_holdsFinalityBack_untilItIsIdle() {
        SourceProgress intake = new SourceProgress(0, INPUTS, 2, IDLE, WALL);
        read(intake, 0, LATE, WALL);

        assertThat(finalDay(intake, WALL)).isEqualTo(Integer.MIN_VALUE);
        assertThat(finalDay(intake, WALL + IDLE.toMillis())).isEqualTo(CALENDAR.dayOf(LATE) - 1);
    }

    @Test
    void oneSourceThatIsReadAhead_doesNotEndTheCatchingUp() {
        SourceProgress intake = new SourceProgress(0, INPUTS, 2, IDLE, WALL);
        assertThat(intake.isCatchingUp(WALL)).as("nothing read yet").isTrue();
        read(intake, 0, WALL, WALL);
        assertThat(intake.awaitsFirst(WALL)).isTrue();

        long later = WALL + IDLE.toMillis();
        read(intake, 0, later, later);
        read(intake, 1, EARLY, later);
        assertThat(intake.awaitsFirst(later)).isFalse();
        assertThat(intake.isCatchingUp(later)).isTrue();
        assertThat(intake.slowestMillis(later)).isEqualTo(EARLY);

        read(intake, 1, later, later);
        assertThat(intake.isCatchingUp(later)).isFalse();
        assertThat(intake.slowestMillis(later)).isEqualTo(later);

        long muchLater = later + IDLE.toMillis();
        assertThat(intake.slowestMillis(muchLater)).as("all are idle").isEqualTo(later);
    }

    @Test
    void goesOnFromItsMark_alsoWhereItKnewMoreSources() {
        SourceProgress intake = new SourceProgress(3, INPUTS, 1, IDLE, WALL);
        read(intake, 0, EARLY, WALL);
        read(intake, 4, LATE, WALL);

        SourceProgress resumed = new SourceProgress(3, INPUTS, 1, IDLE, WALL);
        resumed.resume(intake.mark(WALL));

        assertThat(resumed.mark(WALL)).isEqualTo(intake.mark(WALL));
        assertThat(resumed.latestMillis()).isEqualTo(LATE);
    }

    private static void read(SourceProgress intake, int sourcePartition, long occurredAt, long wallMillis) {
        intake.read(PURCHASES, sourcePartition, 7, wallMillis);
        intake.accepted(occurredAt);
    }

    private static int finalDay(SourceProgress intake, long wallMillis) {
        WatermarkTracker clock = new WatermarkTracker(CALENDAR, 0, 1);
        clock.accept(intake.mark(wallMillis));
        return clock.frontier(PublicationFrontier.NONE, Long.MIN_VALUE).finalDay();
    }
}
