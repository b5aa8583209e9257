package io.tideline.app.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The parameters of a simulated shop. The same plan gives the same events.
 *
 * @param seed the seed of all draws
 * @param customers how many people come into the shop during its history, 1 to {@value #MOST_CUSTOMERS}
 * @param firstDay the day the shop opens
 * @param end the end of the history, excluded; what comes later is its future
 * @param zone in which the shop keeps its days and hours
 */
public record ShopPlan(long seed, int customers, LocalDate firstDay, Instant end, ZoneId zone) {
    /** The most customers, because more take too long to load. */
    public static final int MOST_CUSTOMERS = 1_000_000;

    /** The longest history, because the pipeline refuses events beyond its history horizon of 1095 days. */
    public static final int MOST_MONTHS = 35;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if a value is outside of its bounds
     */
    public ShopPlan {
        if (customers < 1 || customers > MOST_CUSTOMERS) {
            throw new IllegalArgumentException(
                    "customers must be between 1 and " + MOST_CUSTOMERS + ", was " + customers);
        }
        if (!firstDay.isBefore(LocalDate.ofInstant(end, zone))) {
            throw new IllegalArgumentException("the first day must be before the end " + end + ", was " + firstDay);
        }
    }

    /**
     * Makes a plan of a shop that opened on the first of a month.
     *
     * @param months whole months of history before the running one, 1 to {@value #MOST_MONTHS}
     * @param now the end of the history
     */
    public static ShopPlan opened(int months, Instant now, ZoneId zone, long seed, int customers) {
        if (months < 1 || months > MOST_MONTHS) {
            throw new IllegalArgumentException("months must be between 1 and " + MOST_MONTHS + ", was " + months);
        }
        Instant end = now.truncatedTo(ChronoUnit.SECONDS);
        LocalDate firstDay = LocalDate.ofInstant(end, zone).withDayOfMonth(1).minusMonths(months);
        return new ShopPlan(seed, customers, firstDay, end, zone);
    }

    /** The day on which the history ends. */
    LocalDate lastDay() {
        return LocalDate.ofInstant(end, zone);
    }

    /** The instant at which the shop opens. */
    Instant start() {
        return firstDay.atStartOfDay(zone).toInstant();
    }
}
