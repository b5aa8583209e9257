package io.tideline.event;

import java.util.Comparator;
import java.util.function.Function;

/**
 * The signup of a person.
 *
 * @param eventId the producer's id of the event, unique for the customer
 * @param customerId the person
 * @param occurredAt event time in milliseconds since 1970
 * @param channel the channel of the signup, or {@link #UNKNOWN}
 * @param source the source of acquisition, such as a campaign, or {@link #UNKNOWN}
 * @param country the country of the person, or {@link #UNKNOWN}
 */
public record Signup(String eventId, String customerId, long occurredAt, String channel, String source, String country)
        implements CustomerEvent {

    /** The order of signups of one customer, of which the first counts: by time, then event id, then content. */
    public static final Comparator<Signup> PRECEDENCE = Comparator.comparingLong(Signup::occurredAt)
            .thenComparing(Signup::eventId, Utf8Order.BY_BYTES)
            .thenComparing(Signup::channel, Utf8Order.BY_BYTES)
            .thenComparing(Signup::source, Utf8Order.BY_BYTES)
            .thenComparing(Signup::country, Utf8Order.BY_BYTES);

    @Override
    public <R> R match(
            Function<Signup, R> signup,
            Function<Purchase, R> purchase,
            Function<Adjustment, R> adjustment,
            Function<ErasureRequest, R> erasure) {
        return signup.apply(this);
    }
}
