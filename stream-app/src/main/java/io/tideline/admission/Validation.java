package io.tideline.admission;

import io.tideline.admission.Rejection.Code;
import io.tideline.event.CustomerEvent;
import java.time.Duration;
import java.time.Instant;

/** The rules that every event has to keep, and that need nothing but the event itself and the wall clock. */
public final class Validation {
    /** The most characters of an identifier, in code points. */
    public static final int LONGEST_ID = 256;

    /** Longer attributes are cut. A value names a segment, and the segment is in the key of each of its rows. */
    public static final int LONGEST_ATTRIBUTE = 256;

    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    private final long maxFutureSkewMillis;

    /** Makes the rules; {@code maxFutureSkew} is how far ahead of the wall clock an event may be. */
    public Validation(Duration maxFutureSkew) {
        this.maxFutureSkewMillis = maxFutureSkew.toMillis();
    }

    /** Checks an event against the wall clock in milliseconds since 1970; throws with the first rule that is broken. */
    void check(CustomerEvent event, long wallMillis) throws RejectedException {
        Fields.id("customerId", event.customerId());
        Fields.id("eventId", event.eventId());
        time(event.occurredAt(), wallMillis);
    }

    private void time(long occurredAt, long wallMillis) throws RejectedException {
        if (occurredAt <= EARLIEST.toEpochMilli()) {
            throw new RejectedException(
                    Code.TIME_TOO_EARLY,
                    "occurredAt",
                    "occurredAt must be after " + EARLIEST + ", was " + Instant.ofEpochMilli(occurredAt));
        }
        if (occurredAt > wallMillis + maxFutureSkewMillis) {
            throw new RejectedException(
                    Code.TIME_IN_FUTURE,
                    "occurredAt",
                    "occurredAt must be at most " + Duration.ofMillis(maxFutureSkewMillis)
                            + " ahead of the wall clock, which said " + Instant.ofEpochMilli(wallMillis) + ", was "
                            + Instant.ofEpochMilli(occurredAt));
        }
    }
}
