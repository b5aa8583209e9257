package io.tideline.risk.model;

import io.tideline.ledger.History;
import io.tideline.ledger.Refund;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads what is known of a customer from the history of a ledger: the one way to it, for the stream and for evaluations.
 *
 * <p>Costs time linear in what is kept one by one, which is bounded, however long the history.
 */
public final class CustomerHistories {
    /** So many of the latest occasions are kept one by one: enough for a rhythm, and little to copy. */
    public static final int RECENT_OCCASIONS = 24;

    /** So many of the latest setbacks are kept: more than anybody looks at. */
    public static final int RECENT_SETBACKS = 24;

    private CustomerHistories() {}

    /** The customer, or empty for someone without an occasion. */
    public static Optional<CustomerHistory> of(History history) {
        List<io.tideline.ledger.Occasion> all = history.occasions();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        io.tideline.ledger.Occasion first = all.get(0);
        return Optional.of(new CustomerHistory(
                first.day(),
                all.get(all.size() - 1).day(),
                all.size(),
                first.revenue().amount().doubleValue(),
                history.revenue().amount().doubleValue(),
                latest(all, RECENT_OCCASIONS).stream()
                        .map(CustomerHistories::occasion)
                        .toList(),
                setbacks(history.refunds())));
    }

    private static SpendDay occasion(io.tideline.ledger.Occasion occasion) {
        return new SpendDay(occasion.day(), occasion.revenue().amount().doubleValue(), occasion.discounted());
    }

    /** A ledger lists them by the orders they were taken from. */
    private static List<Setback> setbacks(List<Refund> refunds) {
        List<Setback> all = refunds.stream()
                .map(refund -> new Setback(
                        refund.day(),
                        refund.cancelled() ? Setback.Kind.CANCELLATION : Setback.Kind.REFUND,
                        refund.amount().amount().doubleValue()))
                .sorted(Comparator.comparingInt(Setback::day)
                        .thenComparing(Setback::kind)
                        .thenComparingDouble(Setback::amount))
                .toList();
        return latest(all, RECENT_SETBACKS);
    }

    private static <T> List<T> latest(List<T> all, int count) {
        return all.subList(Math.max(0, all.size() - count), all.size());
    }
}
