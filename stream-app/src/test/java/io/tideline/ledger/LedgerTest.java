package io.tideline.ledger;

import static io.tideline.event.Orders.adjustment;
import static io.tideline.event.Orders.cancellation;
import static io.tideline.event.Orders.order;
import static io.tideline.event.Orders.refund;
import static io.tideline.event.Orders.signup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.event.Adjustment;
import io.tideline.event.Money;
import io.tideline.event.Purchase;
import io.tideline.event.Signup;
import io.tideline.ledger.Applied.Effect;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final String EARLY = "2026-03-01T00:00:00Z";
    private static final String LATE = "2026-03-02T00:00:00Z";

    @Test
    void sameOrderAgain_changesNothing() {
        Ledger ledger = Ledger.EMPTY.with(order("o1").build()).ledger();
        Applied again = ledger.with(order("o1").build());
        assertThat(again.effect()).isEqualTo(Effect.DUPLICATE);
        assertThat(again.ledger()).isSameAs(ledger);
    }

    @Test
    void ordersThatDiffer_conflict_andTheOneThatTakesPrecedenceCounts_whicheverCameFirst() {
        Purchase counts = order("o1").total("9").build();
        Purchase other = order("o1").total("10").build();
        Applied smallerLast = Ledger.EMPTY.with(other).ledger().with(counts);
        Applied smallerFirst = Ledger.EMPTY.with(counts).ledger().with(other);
        assertThat(smallerLast.effect()).isEqualTo(Effect.CONFLICT);
        assertThat(smallerFirst.effect()).isEqualTo(Effect.CONFLICT);
        assertThat(smallerLast.ledger()).isEqualTo(smallerFirst.ledger());
        assertThat(smallerLast.ledger().orders()).containsExactly(counts);
    }

    @Test
    void orderOfAHigherRevision_counts_whicheverCameFirst_evenLaterAndDearer() {
        Purchase placed = order("o1").at(EARLY).total("9").build();
        Purchase edited = order("o1").at(LATE).total("10").revision(1).build();
        Ledger between = Ledger.EMPTY
                .with(order("o2").at("2026-03-01T12:00:00Z").build())
                .ledger();
        Applied editedLast = between.with(placed).ledger().with(edited);
        Applied editedFirst = between.with(edited).ledger().with(placed);
        assertThat(editedLast.effect()).isEqualTo(Effect.CONFLICT);
        assertThat(editedFirst.effect()).isEqualTo(Effect.CONFLICT);
        assertThat(editedLast.ledger()).isEqualTo(editedFirst.ledger());
        assertThat(editedLast.ledger().orders()).extracting(Purchase::orderId).containsExactly("o2", "o1");
        assertThat(editedLast.ledger().order("o1")).contains(edited);
    }

    @Test
    void orderToldWithAnEarlierTime_movesToItsPlace() {
        Purchase moved = order("o2").at(EARLY).build();
        Ledger ledger = Ledger.EMPTY
                .with(order("o1").at("2026-03-01T12:00:00Z").build())
                .ledger()
                .with(order("o2").at(LATE).build())
                .ledger()
                .with(moved)
                .ledger();
        assertThat(ledger.orders()).extracting(Purchase::orderId).containsExactly("o2", "o1");
        assertThat(ledger.order("o2")).contains(moved);
    }

    @Test
    void orders_areInTime_andOfOneInstantById() {
        Ledger ledger = Ledger.EMPTY;
        for (Purchase order : List.of(
                order("b").at(LATE).build(),
                order("c").at(EARLY).build(),
                order("a").at(LATE).build(),
                order("d").at(EARLY).build())) {
            ledger = ledger.with(order).ledger();
        }
        assertThat(ledger.orders()).extracting(Purchase::orderId).containsExactly("c", "d", "a", "b");
    }

    @Test
    void earliestSignupCounts_andAnotherOneIsNoContradiction() {
        Signup early = signup("s2", EARLY, "WEB");
        Signup late = signup("s1", LATE, "STORE");
        Applied earlyLast = Ledger.EMPTY.with(late).ledger().with(early);
        Applied earlyFirst = Ledger.EMPTY.with(early).ledger().with(late);
        assertThat(earlyLast.effect()).isEqualTo(Effect.NEW);
        assertThat(earlyLast.ledger().signup()).contains(early);
        assertThat(earlyFirst.ledger()).isEqualTo(earlyLast.ledger());
    }

    @Test
    void signupsOfOneInstant_areDecidedByEventId_andSameEventToldTwiceDifferently_conflicts() {
        Signup smaller = signup("s1", EARLY, "STORE");
        Signup larger = signup("s2", EARLY, "WEB");
        Ledger ledger = Ledger.EMPTY.with(larger).ledger().with(smaller).ledger();
        assertThat(ledger.signup()).contains(smaller);
        assertThat(ledger.with(signup("s1", EARLY, "WEB")).effect()).isEqualTo(Effect.CONFLICT);
        assertThat(ledger.with(smaller).effect()).isEqualTo(Effect.DUPLICATE);
    }

    @Test
    void adjustmentWaitsForItsOrder() {
        Ledger waiting = Ledger.EMPTY.with(refund("a1", "o1", EARLY, "4")).ledger();
        assertThat(waiting.adjustments()).hasSize(1);
        assertThat(waiting.order("o1")).isEqualTo(Optional.empty());
        Ledger arrived = waiting.with(order("o1").build()).ledger();
        Ledger inOrder = Ledger.EMPTY
                .with(order("o1").build())
                .ledger()
                .with(refund("a1", "o1", EARLY, "4"))
                .ledger();
        assertThat(arrived).isEqualTo(inOrder).hasSameHashCodeAs(inOrder);
    }

    @Test
    void adjustmentCountsOnceByEventId_theEarliestThenTheSmaller() {
        Adjustment smaller = refund("a1", "o1", EARLY, "3");
        Applied conflict =
                Ledger.EMPTY.with(refund("a1", "o2", EARLY, "4")).ledger().with(smaller);
        assertThat(conflict.effect()).isEqualTo(Effect.CONFLICT);
        assertThat(conflict.ledger().adjustments()).containsExactly(smaller);
        assertThat(conflict.ledger().with(smaller).effect()).isEqualTo(Effect.DUPLICATE);
        Adjustment earliest = adjustment("a1", "o1", "2026-02-01T00:00:00Z", Adjustment.Kind.CANCELLED, Money.ALL, "");
        assertThat(conflict.ledger().with(earliest).ledger().adjustments()).containsExactly(earliest);
    }

    @Test
    void adjustments_areInTime_andOfOneInstantByEventId() {
        Ledger ledger = Ledger.EMPTY;
        for (Adjustment adjustment :
                List.of(cancellation("b", "o1", LATE), cancellation("c", "o1", EARLY), cancellation("a", "o1", LATE))) {
            ledger = ledger.with(adjustment).ledger();
        }
        assertThat(ledger.adjustments()).extracting(Adjustment::eventId).containsExactly("c", "a", "b");
    }

    @Test
    void ledgerOfBefore_staysAsItWas() {
        Ledger before = Ledger.EMPTY.with(order("o1").build()).ledger();
        before.with(order("o2").build());
        assertThat(before.orders()).hasSize(1);
        assertThat(Ledger.EMPTY.orders()).isEmpty();
        List<Purchase> orders = before.orders();
        Purchase another = order("o3").build();
        assertThatThrownBy(() -> orders.add(another)).isInstanceOf(UnsupportedOperationException.class);
    }
}
