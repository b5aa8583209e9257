package io.tideline.event;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * An exact amount with four decimals, of any size and sign, in a currency that its holder knows.
 *
 * <p>An amount that fits a long is kept in one, because amounts are added up for every order; any other is kept in a
 * {@link BigInteger}, so that nothing overflows. Each amount has exactly one of the two forms. Immutable.
 */
public final class Money implements Comparable<Money> {
    /** Decimals of every amount. */
    public static final int SCALE = 4;

    /** The amount of zero. */
    public static final Money ZERO = Money.of(0L);

    /** An amount larger than any order; a refund that names no amount asks for it, and so takes all that is left. */
    public static final Money ALL = new Money(BigDecimal.TEN.pow(24).setScale(SCALE));

    private final long tenThousandths;
    /** The ten-thousandths if they do not fit a long, null if they do. */
    private final BigInteger wide;

    private Money(BigInteger tenThousandths) {
        boolean fits = tenThousandths.bitLength() < Long.SIZE;
        this.tenThousandths = fits ? tenThousandths.longValue() : 0;
        this.wide = fits ? null : tenThousandths;
    }

    private Money(long tenThousandths) {
        this.tenThousandths = tenThousandths;
        this.wide = null;
    }

    /** An amount of exactly four decimals. */
    public Money(BigDecimal amount) {
        this(Objects.requireNonNull(amount, "amount").unscaledValue());
        if (amount.scale() != SCALE) {
            throw new IllegalArgumentException("an amount must have 4 decimals, was " + amount);
        }
    }

    /** An amount of so many ten-thousandths. */
    public static Money of(long tenThousandths) {
        return new Money(tenThousandths);
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

    /** The amount; of scale 4. */
    public BigDecimal amount() {
        return wide == null ? BigDecimal.valueOf(tenThousandths, SCALE) : new BigDecimal(wide, SCALE);
    }

    /** Whether the amount in ten-thousandths fits a long. */
    public boolean fitsLong() {
        return wide == null;
    }

    /**
     * The amount in ten-thousandths.
     *
     * @throws ArithmeticException if it does not fit a long
     */
    public long tenThousandths() {
        return wide == null ? tenThousandths : wide.longValueExact();
    }

    /** The sum. */
    public Money plus(Money other) {
        if (fitsLong() && other.fitsLong()) {
            long sum = tenThousandths + other.tenThousandths;
            // A sum has overflowed if its sign is that of neither part.
            if (((tenThousandths ^ sum) & (other.tenThousandths ^ sum)) >= 0) {
                return new Money(sum);
            }
        }
        return new Money(unscaled().add(other.unscaled()));
    }

    /** The difference. */
    public Money minus(Money other) {
        if (fitsLong() && other.fitsLong()) {
            long difference = tenThousandths - other.tenThousandths;
            // It has overflowed if the parts differ in sign and it has not the sign of the first.
            if (((tenThousandths ^ other.tenThousandths) & (tenThousandths ^ difference)) >= 0) {
                return new Money(difference);
            }
        }
        return new Money(unscaled().subtract(other.unscaled()));
    }

    private BigInteger unscaled() {
        return wide == null ? BigInteger.valueOf(tenThousandths) : wide;
    }

    /** This amount at a rate, rounded half to even to four decimals. */
    public Money at(BigDecimal rate) {
        return new Money(amount().multiply(rate).setScale(SCALE, RoundingMode.HALF_EVEN));
    }

    /**
     * The share of this amount that a part has in a whole, rounded half to even to four decimals.
     *
     * @throws ArithmeticException if the whole is zero
     */
    public Money proRata(Money part, Money whole) {
        return new Money(amount().multiply(part.amount()).divide(whole.amount(), SCALE, RoundingMode.HALF_EVEN));
    }

    /** The smaller of the two. */
    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** This amount, or zero if it is negative. */
    public Money orZeroIfNegative() {
        return isNegative() ? ZERO : this;
    }

    /** Whether this is above zero. */
    public boolean isPositive() {
        return signum() > 0;
    }

    /** Whether this is below zero. */
    public boolean isNegative() {
        return signum() < 0;
    }

    /** Whether this is zero. */
    public boolean isZero() {
        return signum() == 0;
    }

    private int signum() {
        return wide == null ? Long.signum(tenThousandths) : wide.signum();
    }

    @Override
    public int compareTo(Money other) {
        return fitsLong() && other.fitsLong()
                ? Long.compare(tenThousandths, other.tenThousandths)
                : unscaled().compareTo(other.unscaled());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Money that && tenThousandths == that.tenThousandths && Objects.equals(wide, that.wide);
    }

    @Override
    public int hashCode() {
        return wide == null ? Long.hashCode(tenThousandths) : wide.hashCode();
    }

    /** Plain decimals, such as {@code 49.9000}. */
    @Override
    public String toString() {
        return amount().toPlainString();
    }
}
