package io.tideline.risk.model;

import io.tideline.ledger.History;
import io.tideline.ledger.Refund;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads what the models know of a customer from its history, for the stream and for evaluations alike.
 *
 * <p>The cost is linear in the occasions kept one by one, which are bounded, however long the history is.
 */
public final class CustomerHistories {
    /** The number of latest occasions kept one by one, which is enough to see a rhythm. */
    public static final int RECENT_OCCASIONS = 24;

    /** The number of latest setbacks kept, which is more than any reason reads. */
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

    /** The setbacks in the order of their days, because a history has refunds in the order of their orders. */
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
