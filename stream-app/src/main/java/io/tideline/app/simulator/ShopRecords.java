package io.tideline.app.simulator;

import io.tideline.app.simulator.ShopEvent.Adjusted;
import io.tideline.app.simulator.ShopEvent.Joined;
import io.tideline.app.simulator.ShopEvent.Line;
import io.tideline.app.simulator.ShopEvent.Ordered;
import io.tideline.commerce.AdjustmentKind;
import io.tideline.commerce.CustomerSignedUp;
import io.tideline.commerce.OrderAdjusted;
import io.tideline.commerce.OrderCompleted;
import io.tideline.commerce.Product;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Turns events of the shop into records of the contract. */
final class ShopRecords {
    private static final int CENTS = 2;
    private static final int CONTRACT_SCALE = 4;

    private final String currency;

    ShopRecords(String currency) {
        this.currency = currency;
    }

    /**
     * The record of an event.
     *
     * @param at the event time it gets
     */
    SpecificRecord of(ShopEvent event, Instant at) {
        if (event instanceof Joined joined) {
            return signup(joined, at);
        }
        return event instanceof Ordered ordered ? purchase(ordered, at) : adjustment((Adjusted) event, at);
    }

    private static CustomerSignedUp signup(Joined joined, Instant at) {
        return CustomerSignedUp.newBuilder()
                .setEventId(joined.eventId())
                .setCustomerId(joined.customerId())
                .setOccurredAt(at)
                .setChannel(joined.channel().name())
                .setSource(joined.source())
                .setCountry(joined.country())
                .build();
    }

    private OrderCompleted purchase(Ordered ordered, Instant at) {
        return OrderCompleted.newBuilder()
                .setEventId(ordered.eventId())
                .setOrderId(ordered.orderId())
                .setCustomerId(ordered.customerId())
                .setOccurredAt(at)
                .setChannel(ordered.channel().name())
                .setCurrency(currency)
                .setSubtotal(money(ordered.basket().subtotalCents()))
                .setDiscount(money(ordered.basket().discountCents()))
                .setTax(money(ordered.basket().taxCents()))
                .setShipping(money(ordered.basket().shippingCents()))
                .setTotal(money(ordered.basket().totalCents()))
                .setCoupons(ordered.coupon().stream().toList())
                .setProducts(ordered.basket().lines().stream()
                        .map(ShopRecords::product)
                        .toList())
                .setCountry(ordered.country())
                .build();
    }

    private static Product product(Line line) {
        return Product.newBuilder()
                .setProductId(line.article().id())
                .setName(line.article().name())
                .setCategory(line.article().category())
                .setPrice(money(line.priceCents()))
                .setQuantity(line.quantity())
                .build();
    }

    private OrderAdjusted adjustment(Adjusted adjusted, Instant at) {
        Optional<BigDecimal> amount = adjusted.refundCents().isPresent()
                ? Optional.of(money(adjusted.refundCents().getAsLong()))
                : Optional.empty();
        return OrderAdjusted.newBuilder()
                .setEventId(adjusted.eventId())
                .setOrderId(adjusted.orderId())
                .setCustomerId(adjusted.customerId())
                .setOccurredAt(at)
                .setKind(adjusted.isCancellation() ? AdjustmentKind.CANCELLED : AdjustmentKind.REFUNDED)
                .setAmount(amount.orElse(null))
                .setCurrency(currency)
                .setReason(adjusted.reason())
                .build();
    }

    private static BigDecimal money(long cents) {
        return BigDecimal.valueOf(cents, CENTS).setScale(CONTRACT_SCALE);
    }
}
