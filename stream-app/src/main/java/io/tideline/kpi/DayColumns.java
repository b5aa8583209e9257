package io.tideline.kpi;

import java.util.Arrays;

/**
 * Running sums of the dense measures of one segment, by day.
 *
 * <p>One column of longs for each measure in use, over the days from the first to the last that has a point. Adding a
 * point costs one pass over the days after it, reading costs nothing; the other way round would make every row cost a
 * year. A column of three years takes 9 kB.
 */
final class DayColumns {
    private static final long[] UNUSED = {};
    private static final int SLACK_DAYS = 512;

    private final long[][] columns = new long[Measures.DENSE][];
    private int firstDay;
    private int days;

    DayColumns() {
        Arrays.fill(columns, UNUSED);
    }

    /** Adds an amount to a measure from a day on. */
    void add(int day, int measure, long amount) {
        cover(day);
        if (columns[measure].length == 0) {
            columns[measure] = new long[columnLength(days)];
        }
        long[] column = columns[measure];
        for (int i = day - firstDay; i < days; i++) {
            column[i] += amount;
        }
    }

    /** The sum of a measure over all days up to and including {@code day}. */
    long upTo(int day, int measure) {
        long[] column = columns[measure];
        int at = Math.min(day - firstDay, days - 1);
        return column.length == 0 || at < 0 ? 0 : column[at];
    }

    /** The points of a measure on a day. */
    long on(int day, int measure) {
        return upTo(day, measure) - upTo(day - 1, measure);
    }

    /** Whether no day has been touched. */
    boolean isEmpty() {
        return days == 0;
    }

    /** The first day with a point, or 0 if there is none. */
    int firstDay() {
        return firstDay;
    }

    /** Makes a day one of the days that are held. */
    void cover(int day) {
        if (days == 0) {
            firstDay = day;
            days = 1;
        } else if (day < firstDay) {
            prepend(firstDay - day);
        } else if (day >= firstDay + days) {
            append(day - firstDay - days + 1);
        }
    }

    private void prepend(int more) {
        for (int m = 0; m < columns.length; m++) {
            if (columns[m].length > 0) {
                long[] longer = new long[columnLength(days + more)];
                System.arraycopy(columns[m], 0, longer, more, days);
                columns[m] = longer;
            }
        }
        firstDay -= more;
        days += more;
    }

    private void append(int more) {
        for (int m = 0; m < columns.length; m++) {
            if (columns[m].length > 0) {
                if (columns[m].length < days + more) {
                    columns[m] = Arrays.copyOf(columns[m], columnLength(days + more));
                }
                Arrays.fill(columns[m], days, days + more, columns[m][days - 1]);
            }
        }
        days += more;
    }

    private static int columnLength(int days) {
        return days + SLACK_DAYS;
    }
}
