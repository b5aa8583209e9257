package io.tideline.admission;

import io.tideline.admission.Rejection.Code;
import io.tideline.event.Adjustment;
import io.tideline.event.CustomerEvent;
import io.tideline.event.ErasureRequest;
import io.tideline.event.Money;
import io.tideline.event.Purchase;
import io.tideline.event.Signup;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules of admission that need nothing but the event itself and the wall clock. */
public final class Validation {
    /** The most characters (code points) of an identifier. */
    public static final int LONGEST_ID = 256;

    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private final long maxFutureSkewMillis;

    /** Makes the rules; {@code maxFutureSkew} is how far ahead of the wall clock an event may be. */
    public Validation(Duration maxFutureSkew) {
        this.maxFutureSkewMillis = maxFutureSkew.toMillis();
    }

    /** Checks an event against the wall clock in milliseconds since 1970; throws with the first rule that is broken. */
    public void check(CustomerEvent event, long wallMillis) throws RejectedException {
        id("customerId", event.customerId());
        id("eventId", event.eventId());
        time(event.occurredAt(), wallMillis);
        if (event instanceof Purchase purchase) {
            id("orderId", purchase.orderId());
            revision(purchase.revision());
            notNegative("total", purchase.total());
            currency(purchase.currency());
        } else if (event instanceof Adjustment adjustment) {
            id("orderId", adjustment.orderId());
            notNegative("amount", adjustment.amount());
            if (!adjustment.currency().isEmpty()) {
                currency(adjustment.currency());
            }
        } else {
            assert event instanceof Signup || event instanceof ErasureRequest : event;
        }
    }

    private static void id(String field, String id) throws RejectedException {
        if (id.isBlank()) {
            throw new RejectedException(
                    Code.BLANK_ID, field, field + " must not be blank, was " + Rejection.quoted(id));
        }
        int characters = id.codePointCount(0, id.length());
        if (characters > LONGEST_ID) {
            throw new RejectedException(
                    Code.ID_TOO_LONG,
                    field,
                    field + " must have at most " + LONGEST_ID + " characters, had " + characters + ": "
                            + Rejection.quoted(id));
        }
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

    private static void revision(long revision) throws RejectedException {
        if (revision < 0) {
            throw new RejectedException(
                    Code.NEGATIVE_REVISION, "revision", "revision must not be negative, was " + revision);
        }
    }

    private static void notNegative(String field, Money amount) throws RejectedException {
        if (amount.isNegative()) {
            throw new RejectedException(Code.NEGATIVE_AMOUNT, field, field + " must not be negative, was " + amount);
        }
    }

    private static void currency(String code) throws RejectedException {
        if (!CURRENCIES.contains(code)) {
            throw new RejectedException(
                    Code.UNKNOWN_CURRENCY,
                    "currency",
                    "currency must be an ISO 4217 code, was " + Rejection.quoted(code));
        }
    }
}
