package io.tideline.risk.assess;

/** Why a customer may be lost, with the meaning of the two numbers of a {@link Reason}. */
public enum ReasonCode {
    /** Silent for longer than usual: days since the last occasion, against the customer's own typical gap in days. */
    OVERDUE,
    /** Beyond the activity window: days since the last occasion, against the window in days. */
    INACTIVE,
    /** Never came back: days since the only occasion, against the median time to a second order
     * of those who stay. */
    SINGLE_PURCHASE,
    /** Comes at longer and longer intervals: the last gap in days, against the mean of the gaps before. */
    SLOWING_RHYTHM,
    /** Spends less: mean spend of the latest occasions, against the mean of those before. */
    FALLING_SPEND,
    /** Got money back lately: the amount, against the customer's mean spend per occasion. */
    RECENT_REFUND,
    /** An order was cancelled lately: the number of cancellations, against the customer's number of occasions. */
    RECENT_CANCELLATION,
    /** Came for discounts only: share of recent occasions with a discount (1), against the share at which it counts. */
    DISCOUNTS_ONLY
}
