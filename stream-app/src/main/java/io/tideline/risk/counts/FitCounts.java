package io.tideline.risk.counts;

import io.tideline.delta.Points;
import io.tideline.ledger.History;

/**
 * Everything the models are fitted to, as counts. Adding and taking away commute, so any order of arrival ends in the same
 * counts and the same fit to the last bit. Not safe for use by several threads.
 *
 * @param purchases customers by first day, last day and repeats
 * @param spends customers by repeats and mean spend
 * @param departures orders by the silence they ended
 */
public record FitCounts(ModelCounts purchases, SpendCounts spends, Departures departures) {
    private static final ModelPoints POINTS = new ModelPoints();

    /** Nothing counted yet. */
    public FitCounts() {
        this(new ModelCounts(1), new SpendCounts(), new Departures());
    }

    /** Takes what histories contributed as {@link ModelPoints}. */
    public Points points() {
        return this::add;
    }

    /**
     * Adds a point of {@link ModelPoints}.
     *
     * @return the count of its cell then
     * @throws IllegalArgumentException for a measure that is not one of theirs
     */
    public long add(int day, int measure, long amount) {
        return ModelPoints.addTo(this, day, measure, amount);
    }

    /** The same counts, apart, so that a fit can go on while these are added to. */
    public FitCounts copy() {
        return new FitCounts(purchases.copy(), spends.copy(), departures.copy());
    }

    /**
     * Forgets what no fit of a day or a later one reads, so that the counts do not grow with every order for ever.
     *
     * @param today epoch day of the earliest fit to come
     * @param horizonDays the risk horizon
     * @param mostDays how many days of orders to forget at most
     * @param out takes what is forgotten, as points with their counts
     */
    public void forget(int today, int horizonDays, int mostDays, Points out) {
        departures.forget(
                today, horizonDays, mostDays, (day, code, count) -> out.add(day, ModelPoints.departure(code), count));
    }

    /** Counts a customer in. */
    public void add(History history) {
        POINTS.whole(history, points());
    }
}
