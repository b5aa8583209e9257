package io.tideline.delta;

import io.tideline.event.Money;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Money as two longs that can be added independently: multiples of 100,000 currency units, and the rest in
 * ten-thousandths.
 *
 * <p>Each rest is below 10^9, so that nine billion amounts of any size add up without overflow, in any order.
 */
public final class MoneyParts {
    private static final long UNIT = 1_000_000_000L;
    private static final BigInteger BIG_UNIT = BigInteger.valueOf(UNIT);

    private MoneyParts() {}

    /** Adds an amount on a day; {@code measure} takes the multiples and {@code measure + 1} the rest. */
    public static void add(Points points, int day, int measure, Money money) {
        if (money.fitsLong()) {
            long value = money.tenThousandths();
            addParts(points, day, measure, value / UNIT, value % UNIT);
        } else {
            BigInteger[] parts = money.amount().unscaledValue().divideAndRemainder(BIG_UNIT);
            addParts(points, day, measure, parts[0].longValueExact(), parts[1].longValueExact());
        }
    }

    private static void addParts(Points points, int day, int measure, long multiples, long rest) {
        if (multiples != 0) {
            points.add(day, measure, multiples);
        }
        if (rest != 0) {
            points.add(day, measure + 1, rest);
        }
    }

    /** The amount that two sums stand for. */
    public static Money sum(long multiples, long rest) {
        if (Math.abs(multiples) < UNIT) {
            return Money.of(Math.addExact(multiples * UNIT, rest));
        }
        BigInteger units = BIG_UNIT.multiply(BigInteger.valueOf(multiples)).add(BigInteger.valueOf(rest));
        return new Money(new BigDecimal(units, Money.SCALE));
    }
}
