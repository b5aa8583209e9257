package io.tideline.risk.model;

import io.tideline.risk.purchase.BuyingHistory;
import io.tideline.risk.solver.Require;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the models know of one customer: totals over all of history, and the recent past in detail.
 *
 * @param firstDay epoch day of the first occasion
 * @param lastDay epoch day of the last occasion
 * @param occasions how many there were, at least 1
 * @param firstSpend revenue of the first occasion, in units of money
 * @param totalSpend revenue of all occasions
 * @param recent the latest occasions known one by one, oldest first, the last of them on {@code lastDay}
 * @param setbacks refunds and cancellations known, oldest first
 */
public record CustomerHistory(
        int firstDay,
        int lastDay,
        int occasions,
        double firstSpend,
        double totalSpend,
        List<SpendDay> recent,
        List<Setback> setbacks) {
    public CustomerHistory {
        Require.atLeast("occasions", occasions, 1);
        Require.atLeast("lastDay", lastDay, firstDay);
        Require.notNegative("firstSpend", firstSpend);
        Require.notNegative("totalSpend", totalSpend);
        recent = List.copyOf(recent);
        setbacks = List.copyOf(setbacks);
        if (recent.isEmpty()
                || recent.size() > occasions
                || recent.get(recent.size() - 1).day() != lastDay) {
            throw new IllegalArgumentException(
                    "recent occasions must end on the last day " + lastDay + ", were " + recent);
        }
    }

    /** A customer all of whose occasions are known, oldest first. */
    public static CustomerHistory of(List<SpendDay> all, List<Setback> setbacks) {
        double total = all.stream().mapToDouble(SpendDay::spend).sum();
        SpendDay first = all.get(0);
        return new CustomerHistory(
                first.day(), all.get(all.size() - 1).day(), all.size(), first.spend(), total, all, setbacks);
    }

    /** Occasions after the first. */
    public int repeats() {
        return occasions - 1;
    }

    /** The history for a model in days, so many days after the last occasion. */
    public BuyingHistory afterGap(double gapDays) {
        double recency = (double) lastDay - firstDay;
        return new BuyingHistory(repeats(), recency, recency + gapDays);
    }

    /** The mean spend of the occasions after the first, 0 if there are none. */
    public double meanRepeatSpend() {
        return repeats() == 0 ? 0 : Math.max(0, totalSpend - firstSpend) / repeats();
    }

    /** The mean spend of all occasions. */
    public double meanSpend() {
        return totalSpend / occasions;
    }

    /**
     * The customer's own typical time between occasions: the median of the recent gaps when there are at least three, else
     * the mean over all of history; empty with a single occasion.
     */
    public OptionalDouble typicalGapDays() {
        if (repeats() == 0) {
            return OptionalDouble.empty();
        }
        if (recent.size() < 4) {
            return OptionalDouble.of(meanGapDays());
        }
        double[] gaps = recentGapDays();
        Arrays.sort(gaps);
        int middle = gaps.length / 2;
        return OptionalDouble.of(gaps.length % 2 == 1 ? gaps[middle] : (gaps[middle - 1] + gaps[middle]) / 2);
    }

    /** The mean time between occasions over all of history; 0 with a single occasion. */
    public double meanGapDays() {
        return repeats() == 0 ? 0 : ((double) lastDay - firstDay) / repeats();
    }

    /** The gaps between the recent occasions, oldest first. */
    public double[] recentGapDays() {
        double[] gaps = new double[recent.size() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = (double) recent.get(i + 1).day() - recent.get(i).day();
        }
        return gaps;
    }
}
