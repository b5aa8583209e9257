package io.tideline.admission;

import io.tideline.commerce.AdjustmentKind;
import io.tideline.commerce.CustomerRequest;
import io.tideline.commerce.CustomerSignedUp;
import io.tideline.commerce.OrderAdjusted;
import io.tideline.commerce.OrderCompleted;
import io.tideline.commerce.Product;
import io.tideline.commerce.RequestKind;
import io.tideline.event.Adjustment;
import io.tideline.event.CustomerEvent;
import io.tideline.event.ErasureRequest;
import io.tideline.event.Money;
import io.tideline.event.Purchase;
import io.tideline.event.Signup;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Turns records of the contract into events of the domain. */
public final class EventMapping {
    /** Longer values are cut. A value names a segment, and the segment is in the key of each of its rows. */
    public static final int LONGEST_ATTRIBUTE = 256;

    private EventMapping() {}

    public static CustomerEvent event(Object value) throws RejectedException {
        if (value instanceof OrderCompleted order) {
            return purchase(order);
        } else if (value instanceof CustomerSignedUp signup) {
            return signup(signup);
        } else if (value instanceof OrderAdjusted adjusted) {
            return adjustment(adjusted);
        } else if (value instanceof CustomerRequest request) {
            return erasure(request);
        }
        throw new IllegalArgumentException("no event is made of " + value.getClass());
    }

    private static Signup signup(CustomerSignedUp signup) {
        return new Signup(
                signup.getEventId(),
                signup.getCustomerId(),
                signup.getOccurredAt().toEpochMilli(),
                known(signup.getChannel()),
                known(signup.getSource()),
                known(signup.getCountry()));
    }

    private static Purchase purchase(OrderCompleted order) throws RejectedException {
        return new Purchase(
                order.getEventId(),
                order.getOrderId(),
                order.getCustomerId(),
                order.getOccurredAt().toEpochMilli(),
                order.getRevision(),
                known(order.getChannel()),
                order.getCurrency(),
                money("total", order.getTotal()),
                moneyOrZero("tax", order.getTax()),
                moneyOrZero("shipping", order.getShipping()),
                known(order.getCountry()),
                category(order),
                isDiscounted(order),
                order.getTest());
    }

    private static Adjustment adjustment(OrderAdjusted adjusted) throws RejectedException {
        if (adjusted.getKind() == AdjustmentKind.UNKNOWN) {
            throw new RejectedException(
                    Rejection.Code.UNKNOWN_KIND, "kind", "kind must be CANCELLED or REFUNDED, was another one");
        }
        return new Adjustment(
                adjusted.getEventId(),
                adjusted.getOrderId(),
                adjusted.getCustomerId(),
                adjusted.getOccurredAt().toEpochMilli(),
                adjusted.getKind() == AdjustmentKind.CANCELLED ? Adjustment.Kind.CANCELLED : Adjustment.Kind.REFUNDED,
                adjusted.getAmount() == null ? Money.ALL : money("amount", adjusted.getAmount()),
                adjusted.getCurrency() == null ? "" : adjusted.getCurrency());
    }

    private static ErasureRequest erasure(CustomerRequest request) throws RejectedException {
        if (request.getKind() != RequestKind.ERASE) {
            throw new RejectedException(Rejection.Code.UNKNOWN_KIND, "kind", "kind must be ERASE, was another one");
        }
        return new ErasureRequest(
                request.getEventId(),
                request.getCustomerId(),
                request.getOccurredAt().toEpochMilli());
    }

    private static String known(String attribute) {
        if (attribute == null || attribute.isBlank()) {
            return CustomerEvent.UNKNOWN;
        }
        return attribute.codePointCount(0, attribute.length()) <= LONGEST_ATTRIBUTE
                ? attribute
                : attribute.substring(0, attribute.offsetByCodePoints(0, LONGEST_ATTRIBUTE));
    }

    private static boolean isDiscounted(OrderCompleted order) {
        for (String coupon : order.getCoupons()) {
            if (!coupon.isBlank()) {
                return true;
            }
        }
        return order.getDiscount() != null && order.getDiscount().signum() > 0;
    }

    /** The category of the first of the lines with the largest price x quantity. */
    private static String category(OrderCompleted order) {
        BigDecimal largest = null;
        String category = CustomerEvent.UNKNOWN;
        for (Product product : order.getProducts()) {
            BigDecimal worth = product.getPrice().multiply(BigDecimal.valueOf(product.getQuantity()));
            if (largest == null || worth.compareTo(largest) > 0) {
                largest = worth;
                category = known(product.getCategory());
            }
        }
        return category;
    }

    private static Money moneyOrZero(String field, BigDecimal amount) throws RejectedException {
        return amount == null ? Money.ZERO : money(field, amount);
    }

    private static Money money(String field, BigDecimal amount) throws RejectedException {
        try {
            return new Money(amount.setScale(Money.SCALE, RoundingMode.UNNECESSARY));
        } catch (ArithmeticException tooFine) {
            throw new RejectedException(
                    Rejection.Code.INVALID_AMOUNT, field, field + " must have at most 4 decimals, was " + amount);
        }
    }
}
