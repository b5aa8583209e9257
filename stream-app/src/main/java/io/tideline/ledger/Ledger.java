package io.tideline.ledger;

import io.tideline.event.Adjustment;
import io.tideline.event.Purchase;
import io.tideline.event.Signup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Everything known about one customer: the signup, the orders and their adjustments.
 *
 * <p>Immutable. An event gives a new ledger, in time linear in the customer's own history. Any order of arrival of the
 * same events gives an equal ledger, because every choice between differing deliveries is a minimum.
 */
public final class Ledger {
    /** A customer of whom nothing is known. */
    public static final Ledger EMPTY = new Ledger(Optional.empty(), List.of(), List.of());

    private final Optional<Signup> signup;
    private final List<Purchase> orders;
    private final List<Adjustment> adjustments;

    private Ledger(Optional<Signup> signup, List<Purchase> orders, List<Adjustment> adjustments) {
        this.signup = signup;
        this.orders = orders;
        this.adjustments = adjustments;
    }

    /**
     * A ledger as it was stored.
     *
     * @param orders in the order of {@link Purchase#IN_TIME}, no id twice; not copied
     * @param adjustments in the order of {@link Adjustment#IN_TIME}, no id twice; not copied
     */
    public static Ledger restored(Optional<Signup> signup, List<Purchase> orders, List<Adjustment> adjustments) {
        return new Ledger(signup, Collections.unmodifiableList(orders), Collections.unmodifiableList(adjustments));
    }

    /** The earliest signup. */
    public Optional<Signup> signup() {
        return signup;
    }

    /** All orders, valid or not, in time. */
    public List<Purchase> orders() {
        return orders;
    }

    /** All adjustments, also those whose order has not arrived, in time. */
    public List<Adjustment> adjustments() {
        return adjustments;
    }

    /** Takes in a signup; the earliest counts. */
    public Applied with(Signup news) {
        if (signup.isEmpty()) {
            return news(new Ledger(Optional.of(news), orders, adjustments));
        }
        Signup known = signup.get();
        if (known.equals(news)) {
            return new Applied(this, Applied.Effect.DUPLICATE);
        }
        // Two signups are no contradiction: only the same event told in two ways is one.
        Applied.Effect effect = known.eventId().equals(news.eventId()) ? Applied.Effect.CONFLICT : Applied.Effect.NEW;
        boolean earlier = Signup.PRECEDENCE.compare(news, known) < 0;
        return new Applied(earlier ? new Ledger(Optional.of(news), orders, adjustments) : this, effect);
    }

    /** Takes in one delivery of an order. */
    public Applied with(Purchase news) {
        return merge(
                orders,
                news,
                order -> order.orderId().equals(news.orderId()),
                Purchase.PRECEDENCE,
                Purchase.IN_TIME,
                merged -> new Ledger(signup, merged, adjustments));
    }

    /** Takes in an adjustment; it waits if its order has not arrived. */
    public Applied with(Adjustment news) {
        return merge(
                adjustments,
                news,
                adjustment -> adjustment.eventId().equals(news.eventId()),
                Adjustment.PRECEDENCE,
                Adjustment.IN_TIME,
                merged -> new Ledger(signup, orders, merged));
    }

    /** The order by which another ledger goes on from this one, if that is all the difference and it is the newest. */
    // Identity, because only a ledger that was made from this one is meant, and looking into them would cost the gain.
    @SuppressWarnings("ReferenceEquality")
    Optional<Purchase> continuedBy(Ledger next) {
        int n = orders.size();
        boolean continues = n > 0
                && next.orders.size() == n + 1
                && next.orders.get(n - 1) == orders.get(n - 1)
                && next.signup.equals(signup)
                && next.adjustments == adjustments;
        return continues ? Optional.of(next.orders.get(n)) : Optional.empty();
    }

    /** Without an adjustment that turned out to be void. */
    public Ledger without(Adjustment adjustment) {
        List<Adjustment> others = new ArrayList<>(adjustments);
        others.remove(adjustment);
        return new Ledger(signup, orders, Collections.unmodifiableList(others));
    }

    /** What remains when everything before an instant is forgotten. */
    public Ledger since(long epochMillis) {
        return new Ledger(
                signup.filter(known -> known.occurredAt() >= epochMillis),
                orders.stream()
                        .filter(order -> order.occurredAt() >= epochMillis)
                        .toList(),
                adjustments.stream()
                        .filter(adjustment -> adjustment.occurredAt() >= epochMillis)
                        .toList());
    }

    /** Whether nothing is known. */
    public boolean isEmpty() {
        return signup.isEmpty() && orders.isEmpty() && adjustments.isEmpty();
    }

    /** The order of that id, if it has arrived. */
    public Optional<Purchase> order(String orderId) {
        return orders.stream().filter(order -> order.orderId().equals(orderId)).findFirst();
    }

    private <T> Applied merge(
            List<T> known,
            T news,
            Predicate<T> isSame,
            Comparator<T> precedence,
            Comparator<T> inTime,
            java.util.function.Function<List<T>, Ledger> withList) {
        int at = indexOf(known, isSame);
        if (at < 0) {
            return news(withList.apply(inserted(known, news, inTime)));
        }
        if (known.get(at).equals(news)) {
            return new Applied(this, Applied.Effect.DUPLICATE);
        }
        if (precedence.compare(known.get(at), news) <= 0) {
            return new Applied(this, Applied.Effect.CONFLICT);
        }
        List<T> others = new ArrayList<>(known);
        others.remove(at);
        return new Applied(withList.apply(inserted(others, news, inTime)), Applied.Effect.CONFLICT);
    }

    private static Applied news(Ledger ledger) {
        return new Applied(ledger, Applied.Effect.NEW);
    }

    /** From the newest back, because most news concerns the newest. */
    private static <T> int indexOf(List<T> list, Predicate<T> isSame) {
        int at = list.size() - 1;
        while (at >= 0 && !isSame.test(list.get(at))) {
            at--;
        }
        return at;
    }

    private static <T> List<T> inserted(List<T> sorted, T item, Comparator<T> order) {
        int at = sorted.size();
        while (at > 0 && order.compare(sorted.get(at - 1), item) > 0) {
            at--;
        }
        List<T> longer = new ArrayList<>(sorted.size() + 1);
        longer.addAll(sorted.subList(0, at));
        longer.add(item);
        longer.addAll(sorted.subList(at, sorted.size()));
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
