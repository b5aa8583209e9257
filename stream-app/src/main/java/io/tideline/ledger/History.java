package io.tideline.ledger;

import io.tideline.event.Adjustment;
import io.tideline.event.Money;
import io.tideline.event.Sale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * A ledger read under the rules of a shop: days, counts and money of one customer, settled and converted.
 *
 * @param signupAt event time of the signup in milliseconds since 1970, if there was one
 * @param signupDay day of it
 * @param occasions by day, each day once
 * @param firstOrderRevenue revenue of the first valid order; zero without one
 * @param revenue of all occasions together
 * @param refunds in the order of the orders they were taken from; a day can come twice
 * @param segments the customer's segment in each dimension of the rules
 */
public record History(
        OptionalLong signupAt,
        OptionalInt signupDay,
        List<Occasion> occasions,
        Money firstOrderRevenue,
        Money revenue,
        List<Refund> refunds,
        List<String> segments) {

    /** Reads a ledger. */
    public static History of(Ledger ledger, Rules rules) {
        return new LedgerReader(rules, ledger, List.of(), Money.ZERO).read();
    }

    /**
     * Reads the ledger that an event made of the ledger this history was read from. If the event added an order at the end,
     * as most do, only that order is read, and otherwise the whole ledger; the result is the same.
     */
    public History next(Ledger before, Ledger after, Rules rules) {
        Optional<Sale> order = before.continuedBy(after);
        return order.isPresent() && !occasions.isEmpty() && after.adjustments().isEmpty()
                ? and(order.get(), rules)
                : of(after, rules);
    }

    private History and(Sale order, Rules rules) {
        LedgerReader reader = new LedgerReader(rules, Ledger.EMPTY, occasions, revenue);
        reader.settle(order, List.of());
        return new History(signupAt, signupDay, reader.occasions, firstOrderRevenue, reader.revenue, refunds, segments);
    }

    /** Whether there is nothing to count. */
    public boolean isEmpty() {
        return signupDay.isEmpty() && occasions.isEmpty() && refunds.isEmpty();
    }

    /** Reads one ledger, once. */
    private static final class LedgerReader {
        private final Rules rules;
        private final Ledger ledger;
        private final Map<String, List<Adjustment>> adjustments;
        private final List<Occasion> occasions;
        private final List<Refund> refunds = new ArrayList<>(0);
        private Optional<Sale> first = Optional.empty();
        private Money firstRevenue = Money.ZERO;
        private Money revenue;

        LedgerReader(Rules rules, Ledger ledger, List<Occasion> known, Money revenue) {
            this.rules = rules;
            this.ledger = ledger;
            this.adjustments = ledger.adjustments().isEmpty()
                    ? Map.of()
                    : ledger.adjustments().stream().collect(Collectors.groupingBy(Adjustment::orderId));
            this.occasions = new ArrayList<>(known.size() + ledger.orders().size() + 1);
            this.occasions.addAll(known);
            this.revenue = revenue;
        }

        History read() {
            OrderList orders = ledger.orders();
            for (int i = 0; i < orders.size(); i++) {
                settle(orders.sale(i), adjustmentsOf(orders, i));
            }
            List<String> segments = new ArrayList<>(rules.dimensions().size());
            for (Dimension dimension : rules.dimensions()) {
                segments.add(dimension.segmentOf(first, ledger.signup()));
            }
            OptionalLong signupAt = ledger.signup()
                    .map(signup -> OptionalLong.of(signup.occurredAt()))
                    .orElse(OptionalLong.empty());
            OptionalInt signupDay =
                    signupAt.isEmpty() ? OptionalInt.empty() : OptionalInt.of(day(signupAt.getAsLong()));
            return new History(signupAt, signupDay, occasions, firstRevenue, revenue, refunds, segments);
        }

        /** The adjustments of an order; its id is read from the bytes only if there are any adjustments. */
        private List<Adjustment> adjustmentsOf(OrderList orders, int position) {
            return adjustments.isEmpty()
                    ? List.of()
                    : adjustments.getOrDefault(orders.get(position).orderId(), List.of());
        }

        private void settle(Sale order, List<Adjustment> ofOrder) {
            Settlement settlement = Settlement.of(order, ofOrder, rules.countZeroTotalOrders(), rules.refundAmounts());
            for (Settlement.Taking taking : settlement.takings()) {
                rules.exchange()
                        .convert(taking.amount(), order.currency())
                        .filter(Money::isPositive)
                        .ifPresent(amount ->
                                refunds.add(new Refund(day(taking.occurredAt()), amount, taking.cancelled())));
            }
            if (settlement.valid()) {
                count(order, rules.exchange().convert(settlement.revenue(), order.currency()));
            }
        }

        private void count(Sale order, Optional<Money> converted) {
            Money money = converted.orElse(Money.ZERO);
            long at = order.occurredAt();
            revenue = revenue.plus(money);
            count(new Occasion(day(at), 1, converted.isPresent() ? 0 : 1, money, at, at, order.discounted()));
            if (first.isEmpty()) {
                first = Optional.of(order);
                firstRevenue = money;
            }
        }

        /** Adds an occasion. A clock change at midnight can make a day return, so that a later order has an earlier day. */
        private void count(Occasion occasion) {
            int end = occasions.size();
            while (end > 0 && occasions.get(end - 1).day() > occasion.day()) {
                end--;
            }
            if (end > 0 && occasions.get(end - 1).day() == occasion.day()) {
                occasions.set(end - 1, occasions.get(end - 1).and(occasion));
            } else {
                occasions.add(end, occasion);
            }
        }

        private int day(long epochMillis) {
            return rules.calendar().dayOf(epochMillis);
        }
    }
}
