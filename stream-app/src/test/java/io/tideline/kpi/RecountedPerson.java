package io.tideline.kpi;

import io.tideline.event.Adjustment;
import io.tideline.event.CustomerEvent;
import io.tideline.event.Purchase;
import io.tideline.event.Signup;
import io.tideline.ledger.Dimension;
import io.tideline.ledger.RefundAmounts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One person as the words of the specification describe them, read from the events alone.
 *
 * <p>Slow on purpose: it shares the event records with the pipeline and none of its logic, neither for days, nor for
 * precedence, nor for money.
 */
final class RecountedPerson {
    /** A valid order with what is left of it; no revenue if its currency has no rate. */
    record ValidOrder(Purchase order, LocalDate day, Optional<BigDecimal> revenue) {}

    /** Money that an adjustment took, in the reporting currency. */
    record Taken(LocalDate day, BigDecimal amount) {}

    private static final Comparator<String> BYTES =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    final Optional<LocalDate> signupDay;
    final List<ValidOrder> orders = new ArrayList<>();
    final List<Taken> refunds = new ArrayList<>();
    final TreeSet<LocalDate> occasions = new TreeSet<>();
    private final BitSet activeDays = new BitSet();
    private final RandomShop shop;
    private final Optional<Signup> signup;

    /** Reads the events of one customer. */
    RecountedPerson(RandomShop shop, List<CustomerEvent> events) {
        this.shop = shop;
        this.signup = only(Signup.class, events).stream()
                .min(Comparator.comparing(Signup::occurredAt)
                        .thenComparing(Signup::eventId, BYTES)
                        .thenComparing(Signup::channel, BYTES)
                        .thenComparing(Signup::source, BYTES)
                        .thenComparing(Signup::country, BYTES));
        this.signupDay = signup.map(this::day);
        List<Adjustment> adjustments = countedAdjustments(events);
        countedOrders(events).forEach(order -> settle(order, adjustments));
        orders.sort(Comparator.comparing((ValidOrder valid) -> valid.order().occurredAt())
                .thenComparing(valid -> valid.order().orderId(), BYTES));
        orders.forEach(valid -> occasions.add(valid.day()));
        for (LocalDate occasion : occasions) {
            for (int i = 0; i < shop.activityDays(); i++) {
                activeDays.set(Math.toIntExact(occasion.plusDays(i).toEpochDay()));
            }
        }
    }

    /** Whether one of the last A days, this one included, has an occasion. */
    boolean isActiveOn(long epochDay) {
        return activeDays.get(Math.toIntExact(epochDay));
    }

    /** The segment in a dimension: from the first valid order, or the signup, or unknown. */
    String segment(Dimension dimension) {
        Optional<Purchase> first = orders.stream().map(ValidOrder::order).findFirst();
        return switch (dimension) {
            case CHANNEL -> first.isPresent() ? first.get().channel() : known(signup.map(Signup::channel));
            case COUNTRY -> first.isPresent() ? first.get().country() : known(signup.map(Signup::country));
            case CATEGORY -> known(first.map(Purchase::category));
            case DISCOUNT -> known(first.map(order -> order.discounted() ? "discounted" : "full-price"));
            case SOURCE -> known(signup.map(Signup::source));
        };
    }

    private static String known(Optional<String> value) {
        return value.orElse(CustomerEvent.UNKNOWN);
    }

    private static List<Purchase> countedOrders(List<CustomerEvent> events) {
        Map<String, Purchase> counted = new HashMap<>();
        Comparator<Purchase> precedence = Comparator.comparing((Purchase order) -> -order.revision())
                .thenComparing(Purchase::occurredAt)
                .thenComparing(order -> order.total().amount())
                .thenComparing(Purchase::eventId, BYTES)
                .thenComparing(Purchase::channel, BYTES)
                .thenComparing(Purchase::currency, BYTES)
                .thenComparing(Purchase::discounted)
                .thenComparing(order -> order.tax().amount())
                .thenComparing(order -> order.shipping().amount())
                .thenComparing(Purchase::category, BYTES)
                .thenComparing(Purchase::country, BYTES)
                .thenComparing(Purchase::test);
        for (Purchase order : only(Purchase.class, events)) {
            counted.merge(order.orderId(), order, (a, b) -> precedence.compare(a, b) <= 0 ? a : b);
        }
        return List.copyOf(counted.values());
    }

    private static List<Adjustment> countedAdjustments(List<CustomerEvent> events) {
        Map<String, Adjustment> counted = new HashMap<>();
        Comparator<Adjustment> precedence = Comparator.comparing(Adjustment::occurredAt)
                .thenComparing(adjustment -> adjustment.amount().amount())
                .thenComparing(Adjustment::orderId, BYTES)
                .thenComparing(adjustment -> adjustment.kind().name())
                .thenComparing(Adjustment::currency, BYTES);
        for (Adjustment adjustment : only(Adjustment.class, events)) {
            counted.merge(adjustment.eventId(), adjustment, (a, b) -> precedence.compare(a, b) <= 0 ? a : b);
        }
        return counted.values().stream()
                .sorted(Comparator.comparing(Adjustment::occurredAt).thenComparing(Adjustment::eventId, BYTES))
                .toList();
    }

    private void settle(Purchase order, List<Adjustment> adjustments) {
        boolean zeroTotal = order.total().amount().signum() == 0;
        boolean valid = !order.test() && (!zeroTotal || shop.countZeroTotalOrders());
        BigDecimal total = order.total().amount();
        BigDecimal revenue = total.subtract(order.tax().amount())
                .subtract(order.shipping().amount())
                .max(BigDecimal.ZERO);
        BigDecimal left = revenue;
        BigDecimal givenBack = BigDecimal.ZERO;
        for (Adjustment adjustment : adjustments) {
            boolean concernsIt = adjustment.orderId().equals(order.orderId())
                    && (adjustment.currency().isEmpty() || adjustment.currency().equals(order.currency()));
            if (!concernsIt || !valid) {
                continue;
            }
            boolean cancelled = adjustment.kind() == Adjustment.Kind.CANCELLED;
            boolean refundedInFull;
            BigDecimal taken;
            if (shop.refundAmounts() == RefundAmounts.NET) {
                taken = cancelled ? left : left.min(adjustment.amount().amount());
                left = left.subtract(taken);
                refundedInFull = taken.signum() > 0 && left.signum() == 0;
            } else {
                givenBack = cancelled
                        ? total
                        : total.min(givenBack.add(adjustment.amount().amount()));
                refundedInFull = givenBack.compareTo(total) == 0;
                BigDecimal takenInAll =
                        refundedInFull ? revenue : revenue.multiply(givenBack).divide(total, 4, RoundingMode.HALF_EVEN);
                taken = takenInAll.subtract(revenue.subtract(left));
                left = revenue.subtract(takenInAll);
            }
            Optional<BigDecimal> converted = convert(taken, order.currency());
            if (converted.isPresent()) {
                refunds.add(new Taken(day(adjustment), converted.get()));
            }
            valid = !cancelled && !refundedInFull;
        }
        if (valid) {
            orders.add(new ValidOrder(order, day(order), convert(left, order.currency())));
        }
    }

    private Optional<BigDecimal> convert(BigDecimal amount, String currency) {
        if (currency.equals(RandomShop.CURRENCY)) {
            return Optional.of(amount);
        }
        return Optional.ofNullable(RandomShop.RATES.get(currency))
                .map(rate -> amount.multiply(rate).setScale(4, RoundingMode.HALF_EVEN));
    }

    private LocalDate day(CustomerEvent event) {
        return Instant.ofEpochMilli(event.occurredAt()).atZone(shop.zone()).toLocalDate();
    }

    private static <T> List<T> only(Class<T> kind, List<CustomerEvent> events) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
