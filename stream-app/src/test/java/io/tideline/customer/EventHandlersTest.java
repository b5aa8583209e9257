package io.tideline.customer;

import static io.tideline.event.Orders.adjustment;
import static io.tideline.event.Orders.cancellation;
import static io.tideline.event.Orders.millis;
import static io.tideline.event.Orders.order;
import static io.tideline.event.Orders.refund;
import static io.tideline.event.Orders.signup;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.admission.Rejection;
import io.tideline.delta.Cause;
import io.tideline.event.Adjustment;
import io.tideline.event.CustomerEvent;
import io.tideline.event.ErasureRequest;
import io.tideline.event.Money;
import io.tideline.event.Purchase;
import io.tideline.finality.Watermark;
import io.tideline.ledger.Ledger;
import io.tideline.lifecycle.LifecycleCause;
import io.tideline.lifecycle.LifecycleRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What each kind of event does to a customer of whom only the lifecycle is published. */
class EventHandlersTest {
    private static final long DAY_MILLIS = 86_400_000L;
    private static final long MARCH = millis("2026-03-01T12:00:00Z");
    private static final TaskClocks FIRST_EVENT = new TaskClocks(Watermark.Input.NOTHING, MARCH);

    private final CustomerHandlers handlers = handlers(ErasureMode.FORGET_ALL);

    private static CustomerHandlers handlers(ErasureMode mode) {
        return new CustomerHandlers(
                new CustomerRules(HandledCustomer.RULES, 365, mode, Optional.of(HandledCustomer.LIFECYCLE)),
                Optional.empty());
    }

    @Test
    void order_isCounted_andItsCustomerLeavesByATimer() {
        CustomerOutcome outcome =
                handlers.handle(StoredCustomer.NEW, order("o1").build(), FIRST_EVENT);
        assertThat(outcome.isChanged()).isTrue();
        assertThat(outcome.notices()).containsExactly(Notice.NEWS);
        assertThat(outcome.figures()).singleElement().satisfies(change -> {
            assertThat(change.before().isEmpty()).isTrue();
            assertThat(change.after().occasions()).hasSize(1);
            assertThat(change.causes()).isEmpty();
        });
        assertThat(outcome.modelCounts()).contains(outcome.figures().get(0));
        assertThat(causes(outcome)).containsExactly(LifecycleCause.ORDER);
        assertThat(outcome.emission().timer())
                .hasValue(HandledCustomer.RULES.calendar().startMillis(churnDay(MARCH)));
        assertThat(outcome.customer().emitted().timerAt())
                .isEqualTo(outcome.emission().timer().getAsLong());
        assertThat(outcome.waiting()).isEqualTo(WaitingChanges.NONE);
    }

    @Test
    void signup_makesAProspect_withoutATimer() {
        CustomerOutcome outcome =
                handlers.handle(StoredCustomer.NEW, signup("s1", "2026-03-01T12:00:00Z", "WEB"), FIRST_EVENT);
        assertThat(causes(outcome)).containsExactly(LifecycleCause.SIGNUP);
        assertThat(outcome.emission().timer()).isEmpty();
        assertThat(outcome.customer().emitted().timerAt()).isEqualTo(EmittedState.NEVER);
    }

    @Test
    void secondDelivery_changesNothing_andIsNoticed() {
        StoredCustomer customer = after(order("o1").build());
        CustomerOutcome again = handlers.handle(customer, order("o1").build(), FIRST_EVENT);
        assertThat(again).isEqualTo(CustomerOutcome.unchanged(customer, Set.of(Notice.DUPLICATE)));
    }

    @Test
    void conflictingDelivery_isNoticed_whetherItCountsOrNot() {
        StoredCustomer customer = after(order("o1").build());
        CustomerOutcome loses =
                handlers.handle(customer, order("o1").total("99").build(), FIRST_EVENT);
        assertThat(loses).isEqualTo(CustomerOutcome.unchanged(customer, Set.of(Notice.CONFLICT)));
        CustomerOutcome wins = handlers.handle(customer, order("o1").total("9").build(), FIRST_EVENT);
        assertThat(wins.notices()).containsExactly(Notice.CONFLICT);
        assertThat(wins.figures().get(0).causes()).containsExactly(Cause.CONFLICTING_DELIVERY);
    }

    @Test
    void eventOfAnEarlierDay_isLate_andSaysSo() {
        Purchase late = order("o1").at("2026-02-27T12:00:00Z").build();
        CustomerOutcome outcome = handlers.handle(StoredCustomer.NEW, late, new TaskClocks(MARCH, MARCH));
        assertThat(outcome.notices()).containsExactly(Notice.NEWS, Notice.LATE);
        assertThat(outcome.figures().get(0).causes()).containsExactly(Cause.LATE_EVENT);
        Purchase sameDay = order("o1").at("2026-03-01T11:59:59Z").build();
        assertThat(handlers.handle(StoredCustomer.NEW, sameDay, new TaskClocks(MARCH, MARCH))
                        .notices())
                .containsExactly(Notice.NEWS);
    }

    @Test
    void adjustment_explainsWhatItChanges() {
        StoredCustomer customer = after(order("o1").build());
        CustomerOutcome refund =
                handlers.handle(customer, refund("a1", "o1", "2026-03-01T13:00:00Z", "4"), FIRST_EVENT);
        assertThat(refund.figures().get(0).causes()).containsExactly(Cause.REFUND);
        CustomerOutcome cancellation =
                handlers.handle(customer, cancellation("a1", "o1", "2026-03-01T13:00:00Z"), FIRST_EVENT);
        assertThat(cancellation.figures().get(0).causes()).containsExactly(Cause.CANCELLATION);
        assertThat(causes(cancellation)).containsOnly(LifecycleCause.CANCELLATION);
        assertThat(cancellation.customer().emitted().timerAt()).isEqualTo(EmittedState.NEVER);
    }

    @Test
    void adjustmentBeforeItsOrder_isKept_untilTheOrderComes() {
        Adjustment refund = refund("a1", "o1", "2026-03-01T13:00:00Z", "4");
        CustomerOutcome waits = handlers.handle(StoredCustomer.NEW, refund, FIRST_EVENT);
        assertThat(waits.waiting()).isEqualTo(WaitingChanges.keep(refund));
        CustomerOutcome comes = handlers.handle(waits.customer(), order("o1").build(), FIRST_EVENT);
        assertThat(comes.waiting()).isEqualTo(WaitingChanges.drop(List.of(refund)));
        assertThat(comes.customer().ledger().adjustments()).containsExactly(refund);
    }

    @Test
    void adjustmentInAnotherCurrency_isRefusedAfterItsOrder_andMadeVoidByIt() {
        Adjustment wrong =
                adjustment("a1", "o1", "2026-03-01T13:00:00Z", Adjustment.Kind.REFUNDED, Money.of("4"), "USD");
        Optional<Rejection> refused = rejection(after(order("o1").build()), wrong);
        assertThat(refused.orElseThrow().message()).isEqualTo("currency must be that of the order, EUR, was USD");
        CustomerOutcome comes = handlers.handle(after(wrong), order("o1").build(), FIRST_EVENT);
        assertThat(comes.waiting().voided()).containsExactly(new VoidAdjustment(wrong, refused.get()));
        assertThat(comes.waiting().dropped()).isEmpty();
        assertThat(comes.customer().ledger().adjustments()).isEmpty();
    }

    @Test
    void eventBeyondTheHorizon_isRefused_andThatOfItsLastDayIsNot() {
        long reached = MARCH + 365 * DAY_MILLIS;
        Purchase event = order("o1").build();
        assertThat(handlers.rejection(StoredCustomer.NEW, event, OptionalLong.empty(), reached))
                .isEmpty();
        assertThat(handlers.rejection(StoredCustomer.NEW, event, OptionalLong.empty(), reached + DAY_MILLIS))
                .hasValueSatisfying(why -> assertThat(why.code()).isEqualTo(Rejection.Code.BEYOND_HORIZON));
        assertThat(rejection(StoredCustomer.NEW, event)).isEmpty();
    }

    @Test
    void eventFromBeforeAnErasure_isRefusedForThat_whateverElseIsWrong() {
        Purchase event = order("o1").build();
        long reached = MARCH + 1000 * DAY_MILLIS;
        assertThat(handlers.rejection(StoredCustomer.NEW, event, OptionalLong.of(MARCH + 1), reached))
                .hasValueSatisfying(why -> assertThat(why.code()).isEqualTo(Rejection.Code.ERASED));
        assertThat(handlers.rejection(StoredCustomer.NEW, event, OptionalLong.of(MARCH), MARCH))
                .isEmpty();
    }

    @Test
    void erasure_withdrawsWhatWasEmitted_andWhatCameAfterItIsANewPerson() {
        Purchase after = order("o2").at("2026-03-05T12:00:00Z").build();
        StoredCustomer customer = after(order("o1").build(), after);
        ErasureRequest request = new ErasureRequest("r1", "c1", millis("2026-03-03T12:00:00Z"));
        CustomerOutcome outcome = handlers.handle(customer, request, new TaskClocks(MARCH, MARCH));
        assertThat(outcome.isErasure()).isTrue();
        assertThat(outcome.customer().ledger().orders()).containsExactly(after);
        assertThat(outcome.emission().lifecycle()).hasSize(2);
        assertThat(outcome.emission().lifecycle().get(0).row()).isEmpty();
        assertThat(outcome.emission().timer())
                .hasValue(HandledCustomer.RULES.calendar().startMillis(churnDay(after.occurredAt())));
        assertThat(outcome.figures()).extracting(HistoryChange::causes).containsOnly(Set.of(Cause.ERASURE));
        assertThat(outcome.figures().get(0).after().isEmpty()).isTrue();
        CustomerOutcome keeping =
                handlers(ErasureMode.FORGET_PERSON).handle(customer, request, new TaskClocks(MARCH, MARCH));
        assertThat(keeping.figures().get(0).after().occasions()).hasSize(1);
        assertThat(keeping.modelCounts()).isEqualTo(outcome.modelCounts());
    }

    @Test
    void erasureOfEverything_leavesAnEmptyLedger_andNoTimer() {
        StoredCustomer customer = after(order("o1").build(), refund("a1", "o9", "2026-03-01T13:00:00Z", "4"));
        ErasureRequest request = new ErasureRequest("r1", "c1", MARCH + 5 * DAY_MILLIS);
        CustomerOutcome outcome = handlers.handle(customer, request, FIRST_EVENT);
        assertThat(outcome.customer().ledger()).isEqualTo(Ledger.EMPTY);
        assertThat(outcome.emission().timer()).isEmpty();
        assertThat(outcome.waiting())
                .isEqualTo(WaitingChanges.drop(customer.ledger().adjustments()));
    }

    @Test
    void regularOrders_leaveTheTimerWhileHalfOfTheTimeIsLeft_andItFiresEarly() {
        StoredCustomer customer = after(order("o1").build());
        long first = customer.emitted().timerAt();
        CustomerOutcome soon = orderAfter(customer, 25);
        assertThat(soon.emission().timer()).isEmpty();
        assertThat(soon.customer().emitted().timerAt()).isEqualTo(first);
        CustomerOutcome later = orderAfter(customer, 40);
        assertThat(later.emission().timer())
                .hasValue(HandledCustomer.RULES.calendar().startMillis(churnDay(MARCH + 40 * DAY_MILLIS)));
        CustomerOutcome fires = handlers.handleTimer(soon.customer(), first);
        assertThat(fires.emission().lifecycle()).isEmpty();
        assertThat(fires.emission().timer())
                .hasValue(HandledCustomer.RULES.calendar().startMillis(churnDay(MARCH + 25 * DAY_MILLIS)));
    }

    private CustomerOutcome orderAfter(StoredCustomer customer, int days) {
        long at = MARCH + days * DAY_MILLIS;
        Purchase order = order("o2").at(Instant.ofEpochMilli(at).toString()).build();
        return handlers.handle(customer, order, new TaskClocks(MARCH, at));
    }

    private StoredCustomer after(CustomerEvent... events) {
        StoredCustomer customer = StoredCustomer.NEW;
        for (CustomerEvent event : events) {
            customer = handlers.handle(customer, event, FIRST_EVENT).customer();
        }
        return customer;
    }

    private Optional<Rejection> rejection(StoredCustomer customer, CustomerEvent event) {
        return handlers.rejection(customer, event, OptionalLong.empty(), Watermark.Input.NOTHING);
    }

    private static List<LifecycleCause> causes(CustomerOutcome outcome) {
        return outcome.emission().lifecycle().stream()
                .map(row -> row.row().orElseThrow())
                .map(LifecycleRow::cause)
                .toList();
    }

    private static int churnDay(long lastAt) {
        return HandledCustomer.RULES.calendar().dayOf(lastAt) + HandledCustomer.RULES.activityWindowDays();
    }
}
