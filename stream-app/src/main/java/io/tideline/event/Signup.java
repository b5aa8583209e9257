package io.tideline.event;

import java.util.Comparator;

/**
 * A person signed up.
 *
 * @param channel where, or {@link #UNKNOWN}
 * @param source what brought them, or {@link #UNKNOWN}
 * @param country where from, or {@link #UNKNOWN}
 */
public record Signup(String eventId, String customerId, long occurredAt, String channel, String source, String country)
        implements CustomerEvent {

    /** Which of two signups of one customer counts: the earliest, then the smaller event id, then the smaller content. */
    public static final Comparator<Signup> PRECEDENCE = Comparator.comparingLong(Signup::occurredAt)
            .thenComparing(Signup::eventId, Utf8Order.BY_BYTES)
            .thenComparing(Signup::channel, Utf8Order.BY_BYTES)
            .thenComparing(Signup::source, Utf8Order.BY_BYTES)
            .thenComparing(Signup::country, Utf8Order.BY_BYTES);
}
