package io.tideline.app.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** An event in the simulated shop. */
sealed interface ShopEvent {
    /** The id of the event, the same for every run of a plan. */
    String eventId();

    String customerId();

    /** The time of the event. */
    Instant at();

    /**
     * A person opened an account.
     *
     * @param source how the person found the shop
     */
    record Joined(String eventId, String customerId, Instant at, SalesChannel channel, String source, String country)
            implements ShopEvent {}

    /**
     * A person placed an order.
     *
     * @param coupon the coupon that was used, if any
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
     * An order was cancelled or refunded.
     *
     * @param refundCents the amount given back, in cents; empty for a cancellation, or for all that is left
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
     * The content of an order; amounts are in cents.
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

    /** A line of an order. */
    record Line(Article article, long priceCents, int quantity) {}

    /** An article of the shop. */
    record Article(String id, String name, String category) {}
}
