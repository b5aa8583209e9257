package io.tideline.admission;

import io.tideline.event.CustomerEvent;
import io.tideline.event.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/** What holds for a field whichever event has it: how it is read, and the rules for it. */
final class Fields {
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private Fields() {}

    /** An attribute that may be missing, cut where it is too long to name a segment. */
    static String known(String attribute) {
        if (attribute == null || attribute.isBlank()) {
            return CustomerEvent.UNKNOWN;
        }
        return attribute.codePointCount(0, attribute.length()) <= Validation.LONGEST_ATTRIBUTE
                ? attribute
                : attribute.substring(0, attribute.offsetByCodePoints(0, Validation.LONGEST_ATTRIBUTE));
    }

    /** An amount that is zero where it is missing. */
    static Money moneyOrZero(String field, BigDecimal amount) throws RejectedException {
        return amount == null ? Money.ZERO : money(field, amount);
    }

    /** An exact amount. */
    static Money money(String field, BigDecimal amount) throws RejectedException {
        try {
            return new Money(amount.setScale(Money.SCALE, RoundingMode.UNNECESSARY));
        } catch (ArithmeticException tooFine) {
            throw new RejectedException(
                    Rejection.Code.INVALID_AMOUNT, field, field + " must have at most 4 decimals, was " + amount);
        }
    }

    /** Throws if an identifier is blank or too long. */
    static void id(String field, String id) throws RejectedException {
        if (id.isBlank()) {
            throw new RejectedException(
                    Rejection.Code.BLANK_ID, field, field + " must not be blank, was " + Rejection.quoted(id));
        }
        int characters = id.codePointCount(0, id.length());
        if (characters > Validation.LONGEST_ID) {
            throw new RejectedException(
                    Rejection.Code.ID_TOO_LONG,
                    field,
                    field + " must have at most " + Validation.LONGEST_ID + " characters, had " + characters + ": "
                            + Rejection.quoted(id));
        }
    }

    /** Throws if an amount is negative. */
    static void notNegative(String field, Money amount) throws RejectedException {
        if (amount.isNegative()) {
            throw new RejectedException(
                    Rejection.Code.NEGATIVE_AMOUNT, field, field + " must not be negative, was " + amount);
        }
    }

    /** Throws if a currency is none. */
    static void currency(String code) throws RejectedException {
        if (!CURRENCIES.contains(code)) {
            throw new RejectedException(
                    Rejection.Code.UNKNOWN_CURRENCY,
                    "currency",
                    "currency must be an ISO 4217 code, was " + Rejection.quoted(code));
        }
    }
}
