package io.tideline.risk.counts;

import io.tideline.delta.Contribution;
import io.tideline.delta.MeasureRange;
import io.tideline.delta.Points;
import io.tideline.event.Money;
import io.tideline.ledger.History;
import io.tideline.ledger.Occasion;
import java.util.List;

/**
 * What a history contributes to the counts that the models are fitted to, as signed points like those of all figures.
 *
 * <p>A customer is in one cell of the purchase model and, from the second occasion on, in one of the spend model; each
 * occasion after the first is a departure. The numbers of the measures are part of stored bytes:
 *
 * <pre>
 *   purchases  day first occasion   measure 2^26 + span * 2^13 + repeats
 *   spend      day 0                measure 2^25 + repeats * 2^11 + step + 512
 *   departures day the occasion     measure 2^24 + code, see {@link Departures}
 *   span       days from the first to the last occasion, at most 8191
 *   repeats    occasions after the first, at most 8191
 *   step       of the mean spend per repeat occasion, see {@link SpendCounts}, from -512 to 1535
 * </pre>
 *
 * All are at least 2^24 and below 2^27, far above those of other figures. The difference that an order at the end makes is
 * a handful of points, however long the history.
 */
public final class ModelPoints implements Contribution {
    private static final int PURCHASES = 1 << 26;
    private static final int SPEND = 1 << 25;
    private static final int DEPARTURES = MeasureRange.MODEL.first();
    private static final int COUNT_BITS = 13;
    private static final int COUNT_MAX = (1 << COUNT_BITS) - 1;
    private static final int STEP_BITS = 11;
    private static final int STEP_MASK = (1 << STEP_BITS) - 1;
    private static final int SPEND_DAY = 0;
    /** A number that is no measure. */
    private static final int NONE = 0;

    @Override
    public void whole(History history, Points out) {
        add(firstDay(history), purchases(history), 1, out);
        add(SPEND_DAY, spend(history), 1, out);
        departures(history.occasions(), 1, out);
    }

    @Override
    public void difference(History before, History after, Points out) {
        move(firstDay(before), purchases(before), firstDay(after), purchases(after), out);
        move(SPEND_DAY, spend(before), SPEND_DAY, spend(after), out);
        int from = firstOtherDay(before.occasions(), after.occasions());
        departures(before.occasions(), from, out.times(-1));
        departures(after.occasions(), from, out);
    }

    /** Adds the departures that differ; a departure depends on the days of the occasions up to it, and on nothing else. */
    private static int firstOtherDay(List<Occasion> before, List<Occasion> after) {
        int shared = Math.min(before.size(), after.size());
        int at = 0;
        while (at < shared && before.get(at).day() == after.get(at).day()) {
            at++;
        }
        return Math.max(1, at);
    }

    private static void departures(List<Occasion> occasions, int from, Points out) {
        for (int i = from; i < occasions.size(); i++) {
            int last = occasions.get(i - 1).day();
            int code = Departures.code(
                    occasions.get(i).day() - last, last - occasions.get(0).day(), i - 1);
            out.add(occasions.get(i).day(), departure(code), 1);
        }
    }

    /** The measure of a departure of a code. */
    static int departure(int code) {
        return DEPARTURES + code;
    }

    private static void move(int fromDay, int from, int toDay, int to, Points out) {
        if (from != to || fromDay != toDay) {
            add(fromDay, from, -1, out);
            add(toDay, to, 1, out);
        }
    }

    private static void add(int day, int measure, int amount, Points out) {
        if (measure != NONE) {
            out.add(day, measure, amount);
        }
    }

    private static int firstDay(History history) {
        return history.occasions().isEmpty() ? 0 : history.occasions().get(0).day();
    }

    private static int purchases(History history) {
        List<Occasion> occasions = history.occasions();
        if (occasions.isEmpty()) {
            return NONE;
        }
        int span = occasions.get(occasions.size() - 1).day() - occasions.get(0).day();
        return PURCHASES + (Math.min(COUNT_MAX, span) << COUNT_BITS) + Math.min(COUNT_MAX, occasions.size() - 1);
    }

    private static int spend(History history) {
        int repeats = history.occasions().size() - 1;
        if (repeats < 1) {
            return NONE;
        }
        Money repeatSpend = history.revenue().minus(history.occasions().get(0).revenue());
        if (!repeatSpend.isPositive()) {
            return NONE;
        }
        int step = SpendCounts.step(repeatSpend.amount().doubleValue() / repeats);
        return SPEND + (Math.min(COUNT_MAX, repeats) << STEP_BITS) + (step - SpendCounts.MIN_STEP);
    }

    /**
     * Whether a point is read by a fit of today or of a later day; others may be removed.
     *
     * @param today epoch day of the fit
     * @param horizonDays the risk horizon
     */
    public static boolean isNeeded(int day, int measure, int today, int horizonDays) {
        return measure >= SPEND || Departures.areNeeded(day, today, horizonDays);
    }

    /** Whether a measure is one of these. */
    public static boolean isModelMeasure(int measure) {
        return MeasureRange.MODEL.contains(measure);
    }

    /**
     * Adds a point to counts.
     *
     * @return the count of its cell afterwards
     * @throws IllegalArgumentException for a measure that is not one of these
     */
    static long addTo(FitCounts counts, int day, int measure, long amount) {
        if (!isModelMeasure(measure)) {
            throw new IllegalArgumentException("a measure of the models must be from " + DEPARTURES + " to "
                    + (MeasureRange.MODEL.end() - 1) + ", was " + measure);
        }
        if (measure >= PURCHASES) {
            int cell = measure - PURCHASES;
            return counts.purchases().add(day, day + (cell >> COUNT_BITS), cell & COUNT_MAX, amount);
        } else if (measure >= SPEND) {
            int cell = measure - SPEND;
            return counts.spends().addStep(cell >> STEP_BITS, (cell & STEP_MASK) + SpendCounts.MIN_STEP, amount);
        }
        return counts.departures().add(day, measure - DEPARTURES, amount);
    }
}
