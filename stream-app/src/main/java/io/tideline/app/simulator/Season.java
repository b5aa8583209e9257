package io.tideline.app.simulator;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** How busy a day is, by weekday, month, sales and growth of the shop; 1 is a mean day of the first year. */
final class Season {
    private static final double DAYS_A_YEAR = 365.25;

    /** The yearly growth of new customers, as a natural logarithm: e^0.42 is 1.52 times as many. */
    private static final double GROWTH = 0.42;

    /** How busy the middle of each month is. */
    private static final double[] MONTHS = {0.95, 0.86, 0.95, 1.0, 1.02, 0.95, 0.86, 0.84, 0.99, 1.05, 1.22, 1.38};

    private static final double BLACK_FRIDAY = 2.0;
    private static final double BETWEEN_THE_YEARS = 0.55;

    private final LocalDate firstDay;

    Season(LocalDate firstDay) {
        this.firstDay = firstDay;
    }

    /** How much customers buy on a day, relative to a mean day. */
    double demand(LocalDate day, SalesChannel channel) {
        return yearly(day) * channel.weekday(day.getDayOfWeek());
    }

    /** How many new people come on a day, relative to a mean day. */
    double arrivals(LocalDate day) {
        DayOfWeek weekday = day.getDayOfWeek();
        double week = SalesChannel.ALL.stream()
                .mapToDouble(channel -> channel.weight(0) * channel.weekday(weekday))
                .sum();
        return StrictMath.exp(GROWTH * yearsOpen(day)) * yearly(day) * week;
    }

    double yearsOpen(LocalDate day) {
        return ChronoUnit.DAYS.between(firstDay, day) / DAYS_A_YEAR;
    }

    /** Share of the orders that are reduced. */
    double discountShare(LocalDate day) {
        if (isBlackWeek(day)) {
            return 0.8;
        }
        boolean winterSale = day.getMonth() == Month.JANUARY && day.getDayOfMonth() <= 21;
        boolean summerSale = day.getMonth() == Month.JULY && day.getDayOfMonth() <= 14;
        return winterSale || summerSale ? 0.45 : 0.14;
    }

    private static double yearly(LocalDate day) {
        double smooth = betweenMonths(day);
        if (isBlackWeek(day)) {
            return smooth * BLACK_FRIDAY;
        }
        boolean quiet = day.getMonth() == Month.DECEMBER && day.getDayOfMonth() >= 23;
        return quiet ? smooth * BETWEEN_THE_YEARS : smooth;
    }

    private static double betweenMonths(LocalDate day) {
        int month = day.getMonthValue() - 1;
        double position = (day.getDayOfMonth() - 0.5) / day.lengthOfMonth() - 0.5;
        int neighbour = Math.floorMod(month + (position < 0 ? -1 : 1), MONTHS.length);
        double share = Math.abs(position);
        return MONTHS[month] * (1 - share) + MONTHS[neighbour] * share;
    }

    /** Monday before to Monday after the fourth Friday of November. */
    private static boolean isBlackWeek(LocalDate day) {
        LocalDate friday = LocalDate.of(day.getYear(), Month.NOVEMBER, 1)
                .with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.FRIDAY));
        return !day.isBefore(friday.minusDays(4)) && !day.isAfter(friday.plusDays(3));
    }
}
