package io.tideline.risk.counts;

import io.tideline.delta.Points;
import io.tideline.ledger.History;

/**
 * Everything that the models are fitted to, as counts. Adding and subtracting commute, so that any order of arrival ends in
 * the same counts and in the same fit to the last bit. Not safe for use by several threads.
 *
 * @param purchases customers by first day, last day and repeats
 * @param spends customers by repeats and mean spend
 * @param departures orders by the history that they ended
 */
public record FitCounts(ModelCounts purchases, SpendCounts spends, Departures departures) {
    private static final ModelPoints POINTS = new ModelPoints();

    /** Makes counts of zero. */
    public FitCounts() {
        this(new ModelCounts(1), new SpendCounts(), new Departures());
    }

    /** A receiver that adds the points of {@link ModelPoints} to these counts. */
    public Points points() {
        return this::add;
    }

    /**
     * Adds a point of {@link ModelPoints}.
     *
     * @return the count of its cell afterwards
     * @throws IllegalArgumentException for a measure that is not one of {@link ModelPoints}
     */
    public long add(int day, int measure, long amount) {
        return ModelPoints.addTo(this, day, measure, amount);
    }

    /** A copy of the counts, so that a fit can read it while these are added to. */
    public FitCounts copy() {
        return new FitCounts(purchases.copy(), spends.copy(), departures.copy());
    }

    /**
     * Removes what no fit of today or of a later day reads, so that the counts do not grow with every order for ever.
     *
     * @param today epoch day of the earliest fit to come
     * @param horizonDays the risk horizon in days
     * @param mostDays the most days of orders to remove
     * @param out receives the points that are removed, with their counts
     */
    public void forget(int today, int horizonDays, int mostDays, Points out) {
        departures.forget(
                today, horizonDays, mostDays, (day, code, count) -> out.add(day, ModelPoints.departure(code), count));
    }

    /** Adds a customer. */
    public void add(History history) {
        POINTS.whole(history, points());
    }
}
