package io.tideline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.calendar.StoreCalendar;
import io.tideline.event.Adjustment;
import io.tideline.event.CustomerEvent;
import io.tideline.event.Purchase;
import io.tideline.event.Sample;
import io.tideline.event.Signup;
import io.tideline.ledger.Exchange;
import io.tideline.ledger.History;
import io.tideline.ledger.Ledgers;
import io.tideline.ledger.RefundAmounts;
import io.tideline.ledger.Rules;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One customer of a shop in New York that takes somebody for active for 30 days. */
class LifecycleTest {
    private static final Rules RULES = new Rules(
            new StoreCalendar(ZoneId.of("America/New_York"), DayOfWeek.MONDAY),
            30,
            new Exchange("EUR", Map.of()),
            false,
            RefundAmounts.GROSS,
            List.of());
    private static final Lifecycle LIFECYCLE = new Lifecycle(RULES.calendar(), RULES.activityWindowDays());
    private static final long END = Sample.millis("2027-01-01T00:00:00Z");

    private static final Signup SIGNUP = Sample.signup("c", "2026-02-20T12:00:00Z");
    private static final Purchase FIRST = order("o1", "2026-03-01T15:00:00Z");
    private static final Purchase SAME_DAY = order("o2", "2026-03-02T04:59:59Z");
    private static final Purchase SECOND = order("o3", "2026-03-20T15:00:00Z");
    private static final Purchase THIRD = order("o4", "2026-04-10T15:00:00Z");
    private static final Purchase COMEBACK = order("o5", "2026-06-01T15:00:00Z");
    private static final Purchase AFTERWARDS = order("o6", "2026-06-05T15:00:00Z");

    @Test
    void nobody_hasNoChanges() {
        assertThat(told()).isEmpty();
        assertThat(LIFECYCLE.nextDueAt(history(), END)).isEmpty();
    }

    @Test
    void signupThenOrder_isProspectThenNew() {
        assertThat(toldUntil("2026-03-01T15:00:00Z", SIGNUP, FIRST))
                .containsExactly("PROSPECT 2026-02-20T12:00:00Z", "NEW 2026-03-01T15:00:00Z");
    }

    @Test
    void signupAtOrAfterTheFirstOrder_changesNothing() {
        Signup atTheSameInstant = Sample.signup("c", FIRST.occurredAt());
        assertThat(toldUntil("2026-03-01T15:00:00Z", FIRST, atTheSameInstant))
                .containsExactly("NEW 2026-03-01T15:00:00Z");
    }

    @Test
    void onlyInvalidOrders_stayProspect() {
        Purchase free = Sample.order("c", "o9", FIRST.occurredAt(), "0");
        assertThat(told(SIGNUP, free)).containsExactly("PROSPECT 2026-02-20T12:00:00Z");
    }

    @Test
    void secondOrderOfADay_changesNothing_secondOccasionRepeats_thirdChangesNothing() {
        assertThat(toldUntil("2026-04-11T00:00:00Z", FIRST, SAME_DAY, SECOND, THIRD))
                .containsExactly("NEW 2026-03-01T15:00:00Z", "REPEAT 2026-03-20T15:00:00Z");
    }

    @Test
    void stateBeginsWithTheFirstOrderOfItsDay_whateverArrivesFirst() {
        Purchase earlier = order("o0", "2026-03-01T05:00:00Z");
        assertThat(toldUntil("2026-03-02T00:00:00Z", FIRST, earlier)).containsExactly("NEW 2026-03-01T05:00:00Z");
    }

    /** The last occasion is of standard time, the churn of daylight-saving time. */
    @Test
    void churnIsTheStartOfTheStoreDay_lastOccasionPlusWindow() {
        assertThat(toldUntil("2026-03-31T03:59:59.999Z", FIRST)).containsExactly("NEW 2026-03-01T15:00:00Z");
        assertThat(toldUntil("2026-03-31T04:00:00Z", FIRST))
                .containsExactly("NEW 2026-03-01T15:00:00Z", "CHURNED 2026-03-31T04:00:00Z");
        assertThat(LIFECYCLE.nextDueAt(history(FIRST), Sample.millis("2026-03-31T03:59:59.999Z")))
                .hasValue(Sample.millis("2026-03-31T04:00:00Z"));
        assertThat(LIFECYCLE.nextDueAt(history(FIRST), Sample.millis("2026-03-31T04:00:00Z")))
                .isEmpty();
    }

    @Test
    void lastActiveDayRepeats_theDayAfterTheChurnReactivates() {
        Purchase before = order("o7", "2026-03-31T03:59:59Z");
        Purchase later = order("o8", "2026-04-01T04:00:00Z");
        assertThat(toldUntil("2026-04-02T00:00:00Z", FIRST, before))
                .containsExactly("NEW 2026-03-01T15:00:00Z", "REPEAT 2026-03-31T03:59:59Z");
        assertThat(toldUntil("2026-04-03T00:00:00Z", FIRST, later))
                .containsExactly(
                        "NEW 2026-03-01T15:00:00Z", "CHURNED 2026-03-31T04:00:00Z", "REACTIVATED 2026-04-01T04:00:00Z");
    }

    /** A day without a pause before it is no loss, as in the KPIs, although it began without an order. */
    @Test
    void orderOnTheDayOfTheChurnItself_takesItBack() {
        Purchase sameDay = order("o8", "2026-04-01T03:59:59Z");
        assertThat(rows(history(FIRST), history(FIRST, sameDay), sameDay.occurredAt(), LifecycleCause.ORDER))
                .containsExactly(
                        "RETRACTED CHURNED 2026-03-31T04:00:00Z ORDER", "STATED REPEAT 2026-04-01T03:59:59Z ORDER");
    }

    @Test
    void comeback_isReactivated_thenRepeats_thenChurnsAgain() {
        assertThat(told(FIRST, SECOND, COMEBACK, AFTERWARDS))
                .containsExactly(
                        "NEW 2026-03-01T15:00:00Z",
                        "REPEAT 2026-03-20T15:00:00Z",
                        "CHURNED 2026-04-19T04:00:00Z",
                        "REACTIVATED 2026-06-01T15:00:00Z",
                        "REPEAT 2026-06-05T15:00:00Z",
                        "CHURNED 2026-07-05T04:00:00Z");
        assertThat(LIFECYCLE.changes(history(FIRST, COMEBACK), COMEBACK.occurredAt()))
                .extracting(change -> change.previousState().map(Enum::name).orElse("-"))
                .containsExactly("-", "NEW", "CHURNED");
    }

    @Test
    void orderInOrder_statesWhatItMakes() {
        assertThat(rows(history(FIRST), history(FIRST, SECOND), SECOND.occurredAt(), LifecycleCause.ORDER))
                .containsExactly("STATED REPEAT 2026-03-20T15:00:00Z ORDER");
        assertThat(rows(
                        history(FIRST, SECOND),
                        history(FIRST, SECOND, THIRD),
                        THIRD.occurredAt(),
                        LifecycleCause.ORDER))
                .isEmpty();
    }

    @Test
    void churnThatWasNotNoticed_isStatedWithItsOwnCause_beforeTheComeback() {
        long noticed = FIRST.occurredAt();
        List<LifecycleRow> rows = LIFECYCLE.rows(
                history(FIRST), noticed, history(FIRST, COMEBACK), COMEBACK.occurredAt(), LifecycleCause.ORDER);
        assertThat(rows)
                .extracting(LifecycleTest::text)
                .containsExactly(
                        "STATED CHURNED 2026-03-31T04:00:00Z INACTIVITY",
                        "STATED REACTIVATED 2026-06-01T15:00:00Z ORDER");
    }

    @Test
    void lateEventAfterAnUnnoticedChurn_leavesTheChurnItsOwnCause() {
        List<LifecycleRow> rows = LIFECYCLE.rows(
                history(FIRST), FIRST.occurredAt(), history(SIGNUP, FIRST), END, LifecycleCause.LATE_EVENT);
        assertThat(rows)
                .extracting(LifecycleTest::text)
                .containsExactly(
                        "STATED PROSPECT 2026-02-20T12:00:00Z LATE_EVENT",
                        "RESTATED NEW 2026-03-01T15:00:00Z LATE_EVENT from 2026-03-01T15:00:00Z",
                        "STATED CHURNED 2026-03-31T04:00:00Z INACTIVITY");
    }

    /** Else a reader would take the first restatement for the second. */
    @Test
    void changeThatStays_isNotUsedUpByARestatement() {
        List<LifecycleChange> before = List.of(repeat(1), repeat(2));
        List<LifecycleChange> after = List.of(repeat(2), repeat(3));
        assertThat(LifecycleDifference.rows(before, before, after, LifecycleCause.LATE_EVENT))
                .extracting(LifecycleTest::text)
                .containsExactly(
                        "RETRACTED REPEAT 1970-01-01T00:00:00.001Z LATE_EVENT",
                        "STATED REPEAT 1970-01-01T00:00:00.003Z LATE_EVENT");
    }

    @Test
    void timeAlone_statesChurn() {
        List<LifecycleRow> rows =
                LIFECYCLE.rows(history(FIRST), FIRST.occurredAt(), history(FIRST), END, LifecycleCause.INACTIVITY);
        assertThat(rows)
                .extracting(LifecycleTest::text)
                .containsExactly("STATED CHURNED 2026-03-31T04:00:00Z INACTIVITY");
    }

    @Test
    void lateOrderThatFillsAGap_retractsChurnAndComeback() {
        assertThat(rows(
                        history(FIRST, THIRD),
                        history(FIRST, SECOND, THIRD),
                        THIRD.occurredAt(),
                        LifecycleCause.LATE_EVENT))
                .containsExactly(
                        "RETRACTED REACTIVATED 2026-04-10T15:00:00Z LATE_EVENT",
                        "RETRACTED CHURNED 2026-03-31T04:00:00Z LATE_EVENT",
                        "STATED REPEAT 2026-03-20T15:00:00Z LATE_EVENT");
    }

    @Test
    void lateFirstOrder_restatesNew_andEndsWhereTheCustomerStands() {
        assertThat(rows(
                        history(SECOND, THIRD),
                        history(FIRST, SECOND, THIRD),
                        THIRD.occurredAt(),
                        LifecycleCause.LATE_EVENT))
                .containsExactly(
                        "RESTATED NEW 2026-03-01T15:00:00Z LATE_EVENT from 2026-03-20T15:00:00Z",
                        "RESTATED REPEAT 2026-03-20T15:00:00Z LATE_EVENT from 2026-04-10T15:00:00Z");
        assertThat(rows(
                        history(FIRST, SECOND),
                        history(SIGNUP, FIRST, SECOND),
                        SECOND.occurredAt(),
                        LifecycleCause.LATE_EVENT))
                .containsExactly(
                        "STATED PROSPECT 2026-02-20T12:00:00Z LATE_EVENT",
                        "RESTATED NEW 2026-03-01T15:00:00Z LATE_EVENT from 2026-03-01T15:00:00Z",
                        "RESTATED REPEAT 2026-03-20T15:00:00Z LATE_EVENT from 2026-03-20T15:00:00Z");
    }

    @Test
    void cancelledSecondOrder_retractsRepeat_andSaysThatTheCustomerIsNew() {
        Adjustment cancellation = Sample.cancellation("c", "o3", "2026-03-21T00:00:00Z");
        assertThat(rows(
                        history(FIRST, SECOND),
                        history(FIRST, SECOND, cancellation),
                        cancellation.occurredAt(),
                        LifecycleCause.CANCELLATION))
                .containsExactly(
                        "RETRACTED REPEAT 2026-03-20T15:00:00Z CANCELLATION",
                        "RESTATED NEW 2026-03-01T15:00:00Z CANCELLATION from 2026-03-01T15:00:00Z");
    }

    @Test
    void onlyOrderRefunded_leavesNothing() {
        Adjustment refund = Sample.refund("c", "o1", "2026-03-02T00:00:00Z", "10");
        assertThat(rows(history(FIRST), history(FIRST, refund), refund.occurredAt(), LifecycleCause.REFUND))
                .containsExactly("RETRACTED NEW 2026-03-01T15:00:00Z REFUND");
    }

    @Test
    void windowBelowOneDay_isRefused() {
        assertThatThrownBy(() -> new Lifecycle(RULES.calendar(), 0))
                .hasMessage("the activity window must be at least 1 day, was 0");
    }

    private static List<String> rows(History before, History after, long clockMillis, LifecycleCause cause) {
        return LIFECYCLE.rows(before, clockMillis, after, clockMillis, cause).stream()
                .map(LifecycleTest::text)
                .toList();
    }

    private static String text(LifecycleRow row) {
        String from = row.restatedFrom().isEmpty()
                ? ""
                : " from " + Instant.ofEpochMilli(row.restatedFrom().getAsLong());
        return row.status() + " " + text(row.change()) + " " + row.cause() + from;
    }

    private static String text(LifecycleChange change) {
        return change.state() + " " + Instant.ofEpochMilli(change.effectiveAt());
    }

    private static List<String> told(CustomerEvent... events) {
        return told(END, events);
    }

    private static List<String> toldUntil(String clock, CustomerEvent... events) {
        return told(Sample.millis(clock), events);
    }

    private static List<String> told(long clockMillis, CustomerEvent... events) {
        return LIFECYCLE.changes(history(events), clockMillis).stream()
                .map(LifecycleTest::text)
                .toList();
    }

    private static History history(CustomerEvent... events) {
        return History.of(Ledgers.of(events), RULES);
    }

    private static LifecycleChange repeat(long effectiveAt) {
        return new LifecycleChange(LifecycleState.REPEAT, Optional.of(LifecycleState.NEW), effectiveAt);
    }

    private static Purchase order(String orderId, String at) {
        return Sample.order("c", orderId, at);
    }
}
