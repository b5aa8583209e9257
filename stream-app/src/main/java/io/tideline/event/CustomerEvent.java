package io.tideline.event;

import java.util.function.Function;

/** Something that happened to one customer. Event time is when it happened, never when it arrived. */
public sealed interface CustomerEvent permits Signup, Purchase, Adjustment, ErasureRequest {
    /** The value of an attribute that an event does not carry. */
    String UNKNOWN = "unknown";

    /** The producer's identifier of this event, unique per customer. */
    String eventId();

    /** Whom it happened to. */
    String customerId();

    /** Event time in milliseconds since 1970. */
    long occurredAt();

    /** Calls the function for this kind of event. */
    default <R> R match(
            Function<Signup, R> signup,
            Function<Purchase, R> purchase,
            Function<Adjustment, R> adjustment,
            Function<ErasureRequest, R> erasure) {
        if (this instanceof Purchase event) {
            return purchase.apply(event);
        } else if (this instanceof Signup event) {
            return signup.apply(event);
        } else if (this instanceof Adjustment event) {
            return adjustment.apply(event);
        }
        return erasure.apply((ErasureRequest) this);
    }
}
