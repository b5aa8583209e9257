package io.tideline.event;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * An exact amount with four decimals, in a currency that its holder knows.
 *
 * @param amount the amount; always of scale 4, of any size and sign
 */
public record Money(BigDecimal amount) implements Comparable<Money> {
    /** Decimals of every amount. */
    public static final int SCALE = 4;

    /** Nothing. */
    public static final Money ZERO = Money.of(0L);

    /** More than any order can hold; a refund that names no amount takes this, which is all that is left. */
    public static final Money ALL = new Money(BigDecimal.TEN.pow(24).setScale(SCALE));

    /** Checks the scale. */
    public Money {
        if (Objects.requireNonNull(amount, "amount").scale() != SCALE) {
            throw new IllegalArgumentException("an amount must have 4 decimals, was " + amount);
        }
    }

    /** An amount of so many ten-thousandths. */
    public static Money of(long tenThousandths) {
        return new Money(BigDecimal.valueOf(tenThousandths, SCALE));
    }

    /**
     * An amount of at most four decimals.
     *
     * @throws ArithmeticException if it has more
     */
    public static Money of(BigDecimal amount) {
        return new Money(amount.setScale(SCALE, RoundingMode.UNNECESSARY));
    }

    /**
     * An amount in plain decimals, such as {@code 49.90}.
     *
     * @throws NumberFormatException if the text is no number
     * @throws ArithmeticException if it has more than four decimals
     */
    public static Money of(String decimals) {
        return of(new BigDecimal(decimals));
    }

    /** The sum. */
    public Money plus(Money other) {
        return new Money(amount.add(other.amount));
    }

    /** The difference. */
    public Money minus(Money other) {
        return new Money(amount.subtract(other.amount));
    }

    /** This amount at a rate, rounded half to even to four decimals. */
    public Money at(BigDecimal rate) {
        return new Money(amount.multiply(rate).setScale(SCALE, RoundingMode.HALF_EVEN));
    }

    /** The smaller of the two. */
    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** This, or nothing if this is negative. */
    public Money orZeroIfNegative() {
        return amount.signum() < 0 ? ZERO : this;
    }

    /** Whether this is above zero. */
    public boolean isPositive() {
        return amount.signum() > 0;
    }

    /** Whether this is zero. */
    public boolean isZero() {
        return amount.signum() == 0;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(other.amount);
    }

    /** Plain decimals, such as {@code 49.9000}. */
    @Override
    public String toString() {
        return amount.toPlainString();
    }
}
