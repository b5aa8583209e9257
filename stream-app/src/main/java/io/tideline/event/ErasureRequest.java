package io.tideline.event;

import java.util.function.Function;

/**
 * The request of a customer to be forgotten.
 *
 * @param eventId the producer's id of the event, unique for the customer
 * @param customerId the customer
 * @param occurredAt event time of the request in milliseconds since 1970; later events begin a new person
 */
public record ErasureRequest(String eventId, String customerId, long occurredAt) implements CustomerEvent {

    @Override
    public <R> R match(
            Function<Signup, R> signup,
            Function<Purchase, R> purchase,
            Function<Adjustment, R> adjustment,
            Function<ErasureRequest, R> erasure) {
        return erasure.apply(this);
    }
}
