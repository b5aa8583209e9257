package io.tideline.app.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Something that happened in the shop. */
sealed interface ShopEvent {
    /** Names the event for ever. */
    String eventId();

    String customerId();

    /** When it happened. */
    Instant at();

    /**
     * Somebody opened an account.
     *
     * @param source how the person found the shop
     */
    record Joined(String eventId, String customerId, Instant at, SalesChannel channel, String source, String country)
            implements ShopEvent {}

    /**
     * Somebody bought something.
     *
     * @param coupon the code used, if one was
     */
    record Ordered(
            String eventId,
            String customerId,
            Instant at,
            String orderId,
            SalesChannel channel,
            String country,
            Basket basket,
            Optional<String> coupon)
            implements ShopEvent {}

    /**
     * An order was cancelled, or money went back.
     *
     * @param refundCents what went back; empty for a cancellation, or for all that is left
     */
    record Adjusted(
            String eventId,
            String customerId,
            Instant at,
            String orderId,
            boolean isCancellation,
            OptionalLong refundCents,
            String reason)
            implements ShopEvent {}

    /**
     * What was in an order. Amounts are cents.
     *
     * @param discountCents taken off the sum of the lines
     * @param taxCents contained in the total
     * @param shippingCents contained in the total
     */
    record Basket(List<Line> lines, long discountCents, long taxCents, long shippingCents) {
        public Basket {
            lines = List.copyOf(lines);
        }

        long subtotalCents() {
            return lines.stream()
                    .mapToLong(line -> line.priceCents() * line.quantity())
                    .sum();
        }

        long totalCents() {
            return subtotalCents() - discountCents + shippingCents;
        }
    }

    /** A product of an order. */
    record Line(Article article, long priceCents, int quantity) {}

    /** Something to buy. */
    record Article(String id, String name, String category) {}
}
