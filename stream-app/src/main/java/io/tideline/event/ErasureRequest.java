package io.tideline.event;

import java.util.function.Function;

/** A customer asked to be forgotten. */
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
