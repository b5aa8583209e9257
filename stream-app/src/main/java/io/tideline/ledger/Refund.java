package io.tideline.ledger;

import io.tideline.event.Money;

/**
 * Money that refunds and cancellations took from orders on a day.
 *
 * @param day epoch day on which they occurred
 * @param amount above zero, in the reporting currency
 * @param cancelled whether a cancellation took it
 */
public record Refund(int day, Money amount, boolean cancelled) {}
