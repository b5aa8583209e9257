package io.tideline.ledger;

import io.tideline.event.Adjustment;
import io.tideline.event.Purchase;
import io.tideline.event.Sale;
import io.tideline.event.Signup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Everything known about one customer: the signup, the orders and their adjustments.
 *
 * <p>Immutable. Applying an event gives a new ledger, in time linear in the customer's own history. Any order of arrival of
 * the same events gives an equal ledger, because every choice between differing deliveries is a minimum.
 */
public final class Ledger {
    /** The ledger of a customer of whom nothing is known. */
    public static final Ledger EMPTY = new Ledger(Optional.empty(), OrderList.EMPTY, List.of());

    private final Optional<Signup> signup;
    private final OrderList orders;
    private final List<Adjustment> adjustments;

    private Ledger(Optional<Signup> signup, OrderList orders, List<Adjustment> adjustments) {
        this.signup = signup;
        this.orders = orders;
        this.adjustments = adjustments;
    }

    /**
     * Makes a ledger from its stored parts.
     *
     * @param orders in the order of {@link Purchase#IN_TIME}, no id twice; not copied
     * @param adjustments in the order of {@link Adjustment#IN_TIME}, no id twice; not copied
     */
    public static Ledger restored(Optional<Signup> signup, List<Purchase> orders, List<Adjustment> adjustments) {
        return new Ledger(signup, OrderList.of(orders), Collections.unmodifiableList(adjustments));
    }

    /** The earliest signup. */
    public Optional<Signup> signup() {
        return signup;
    }

    /** All orders, valid or not, in time. */
    public OrderList orders() {
        return orders;
    }

    /** All adjustments, also those whose order has not arrived, in time. */
    public List<Adjustment> adjustments() {
        return adjustments;
    }

    /** Applies a signup; the earliest counts. */
    public Applied with(Signup news) {
        if (signup.isEmpty()) {
            return news(new Ledger(Optional.of(news), orders, adjustments));
        }
        Signup known = signup.get();
        if (known.equals(news)) {
            return new Applied(this, Applied.Effect.DUPLICATE);
        }
        // Two signups do not contradict each other; only two deliveries of one event that differ do.
        Applied.Effect effect = known.eventId().equals(news.eventId()) ? Applied.Effect.CONFLICT : Applied.Effect.NEW;
        boolean earlier = Signup.PRECEDENCE.compare(news, known) < 0;
        return new Applied(earlier ? new Ledger(Optional.of(news), orders, adjustments) : this, effect);
    }

    /** Applies one delivery of an order. */
    public Applied with(Purchase news) {
        int at = orders.positionOf(news.orderId());
        if (at < 0) {
            return news(new Ledger(signup, orders.with(news), adjustments));
        }
        Purchase known = orders.get(at);
        return redelivered(
                known,
                news,
                Purchase.PRECEDENCE,
                () -> new Ledger(signup, orders.without(at).with(news), adjustments));
    }

    /** Applies an adjustment; it waits if its order has not arrived. */
    public Applied with(Adjustment news) {
        int at = positionOf(news.eventId());
        if (at < 0) {
            return news(new Ledger(signup, orders, inserted(adjustments, news)));
        }
        Adjustment known = adjustments.get(at);
        return redelivered(
                known,
                news,
                Adjustment.PRECEDENCE,
                () -> new Ledger(signup, orders, inserted(without(known).adjustments, news)));
    }

    /** The order that another ledger has beyond this one, if that is the only difference and it is the newest order. */
    // Identity is compared, because only a ledger that was made from this one is meant; comparing contents would be
    // slow.
    @SuppressWarnings("ReferenceEquality")
    Optional<Sale> continuedBy(Ledger next) {
        return next.orders.continues(orders) && next.signup.equals(signup) && next.adjustments == adjustments
                ? Optional.of(next.orders.sale(orders.size()))
                : Optional.empty();
    }

    /** This ledger without an adjustment that turned out to be void. */
    public Ledger without(Adjustment adjustment) {
        List<Adjustment> others = new ArrayList<>(adjustments);
        others.remove(adjustment);
        return new Ledger(signup, orders, Collections.unmodifiableList(others));
    }

    /** This ledger without the events before an instant, in milliseconds since 1970. */
    public Ledger since(long epochMillis) {
        return new Ledger(
                signup.filter(known -> known.occurredAt() >= epochMillis),
                OrderList.of(orders.stream()
                        .filter(order -> order.occurredAt() >= epochMillis)
                        .toList()),
                adjustments.stream()
                        .filter(adjustment -> adjustment.occurredAt() >= epochMillis)
                        .toList());
    }

    /** This ledger with the events before an instant only, without adjustments whose order is not among them. */
    public Ledger until(long epochMillis) {
        return new Ledger(
                signup.filter(known -> known.occurredAt() < epochMillis),
                OrderList.of(orders.stream()
                        .filter(order -> order.occurredAt() < epochMillis)
                        .toList()),
                adjustments);
    }

    /** Whether nothing is known. */
    public boolean isEmpty() {
        return signup.isEmpty() && orders.isEmpty() && adjustments.isEmpty();
    }

    /** The order of that id, if it has arrived. */
    public Optional<Purchase> order(String orderId) {
        int at = orders.positionOf(orderId);
        return at < 0 ? Optional.empty() : Optional.of(orders.get(at));
    }

    /** The result of another delivery of a known event; of differing ones the one that takes precedence counts. */
    private <T> Applied redelivered(T known, T news, Comparator<T> precedence, Supplier<Ledger> withNews) {
        if (known.equals(news)) {
            return new Applied(this, Applied.Effect.DUPLICATE);
        }
        return new Applied(precedence.compare(known, news) <= 0 ? this : withNews.get(), Applied.Effect.CONFLICT);
    }

    private static Applied news(Ledger ledger) {
        return new Applied(ledger, Applied.Effect.NEW);
    }

    private int positionOf(String eventId) {
        int at = adjustments.size() - 1;
        while (at >= 0 && !adjustments.get(at).eventId().equals(eventId)) {
            at--;
        }
        return at;
    }

    private static List<Adjustment> inserted(List<Adjustment> sorted, Adjustment news) {
        int at = sorted.size();
        while (at > 0 && Adjustment.IN_TIME.compare(sorted.get(at - 1), news) > 0) {
            at--;
        }
        List<Adjustment> longer = new ArrayList<>(sorted);
        longer.add(at, news);
        return Collections.unmodifiableList(longer);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ledger that
                && signup.equals(that.signup)
                && orders.equals(that.orders)
                && adjustments.equals(that.adjustments);
    }

    @Override
    public int hashCode() {
        return Objects.hash(signup, orders, adjustments);
    }

    @Override
    public String toString() {
        return "Ledger[signup=" + signup + ", orders=" + orders + ", adjustments=" + adjustments + "]";
    }
}
