package io.tideline.admission;

import io.tideline.admission.Rejection.Code;
import io.tideline.commerce.OrderCompleted;
import io.tideline.commerce.Product;
import io.tideline.event.CustomerEvent;
import io.tideline.event.Purchase;
import java.math.BigDecimal;

/** Orders of the contract as events, and the rules of orders. */
final class PurchaseMapping {
    private PurchaseMapping() {}

    static Purchase event(OrderCompleted order) throws RejectedException {
        return new Purchase(
                order.getEventId(),
                order.getOrderId(),
                order.getCustomerId(),
                order.getOccurredAt().toEpochMilli(),
                order.getRevision(),
                Fields.known(order.getChannel()),
                order.getCurrency(),
                Fields.money("total", order.getTotal()),
                Fields.moneyOrZero("tax", order.getTax()),
                Fields.moneyOrZero("shipping", order.getShipping()),
                Fields.known(order.getCountry()),
                category(order),
                isDiscounted(order),
                order.getTest());
    }

    static void check(Purchase order) throws RejectedException {
        Fields.id("orderId", order.orderId());
        revision(order.revision());
        Fields.notNegative("total", order.total());
        Fields.currency(order.currency());
    }

    private static void revision(long revision) throws RejectedException {
        if (revision < 0) {
            throw new RejectedException(
                    Code.NEGATIVE_REVISION, "revision", "revision must not be negative, was " + revision);
        }
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
                category = Fields.known(product.getCategory());
            }
        }
        return category;
    }
}
