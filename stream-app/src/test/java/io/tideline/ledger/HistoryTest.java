package io.tideline.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.calendar.StoreCalendar;
import io.tideline.event.Purchase;
import io.tideline.event.Sample;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryTest {

    @Test
    void occasionBeginsWithTheFirstValidOrderOfItsDay() {
        Ledger ledger = Ledger.EMPTY
                .with(Sample.order("c", "o1", "2026-03-01T08:00:00Z"))
                .ledger()
                .with(Sample.order("c", "o2", "2026-03-01T09:00:00Z"))
                .ledger()
                .with(Sample.order("c", "o3", "2026-03-01T10:00:00Z"))
                .ledger();
        assertThat(firstAt(ledger)).isEqualTo(Sample.millis("2026-03-01T08:00:00Z"));
        Ledger cancelled = ledger.with(Sample.cancellation("c", "o1", "2026-03-02T08:00:00Z"))
                .ledger();
        assertThat(firstAt(cancelled)).isEqualTo(Sample.millis("2026-03-01T09:00:00Z"));
    }

    @Test
    void signupKeepsItsInstant() {
        Ledger ledger =
                Ledger.EMPTY.with(Sample.signup("c", "2026-03-01T23:30:00Z")).ledger();
        History history = History.of(ledger, rules("Europe/Berlin"));
        assertThat(history.signupAt()).hasValue(Sample.millis("2026-03-01T23:30:00Z"));
        assertThat(history.signupDay()).hasValue(day("2026-03-02"));
    }

    /** In St. John's the clocks once went back a minute after midnight, from the new day to the old one. */
    @Test
    void dayThatReturns_isOneOccasionAndInOrder() {
        List<Purchase> orders = List.of(
                Sample.order("c", "o1", "2010-11-07T02:30:30Z"),
                Sample.order("c", "o2", "2010-11-07T02:40:00Z"),
                Sample.order("c", "o3", "2010-11-07T04:00:00Z"));
        Ledger ledger = Ledger.EMPTY;
        for (Purchase order : orders) {
            ledger = ledger.with(order).ledger();
        }
        List<Occasion> occasions = History.of(ledger, rules("America/St_Johns")).occasions();
        assertThat(occasions).extracting(Occasion::day).containsExactly(day("2010-11-06"), day("2010-11-07"));
        assertThat(occasions).extracting(Occasion::orders).containsExactly(1, 2);
        assertThat(occasions.get(1).firstAt()).isEqualTo(orders.get(0).occurredAt());
    }

    private static long firstAt(Ledger ledger) {
        return History.of(ledger, rules("UTC")).occasions().get(0).firstAt();
    }

    private static int day(String date) {
        return Math.toIntExact(LocalDate.parse(date).toEpochDay());
    }

    private static Rules rules(String zone) {
        return new Rules(
                new StoreCalendar(ZoneId.of(zone), DayOfWeek.MONDAY),
                90,
                new Exchange("EUR", Map.of()),
                false,
                RefundAmounts.GROSS,
                List.of());
    }
}
