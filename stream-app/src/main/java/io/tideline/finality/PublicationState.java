package io.tideline.finality;

import java.util.OptionalInt;

/**
 * How far the rows of a segment are published, and what has changed since. Not thread-safe: the changes are added to.
 *
 * @param <C> the changes of a family of rows
 * @param published how far the rows are published
 * @param changes what was added since
 */
public record PublicationState<C extends Changes>(PublicationFrontier published, C changes) {

    /** Whether a row may differ from what is published. */
    public boolean isStale(PublicationFrontier now) {
        return !changes.isEmpty() || firstDayOfTime(now).isPresent();
    }

    /**
     * The first day whose rows may differ from what is published for the passing of time alone; empty if none can.
     *
     * @param now how far to publish
     */
    public OptionalInt firstDayOfTime(PublicationFrontier now) {
        if (published.finalDay() < now.finalDay()) {
            return after(published.finalDay()); // What is final is over, and the clock is never before it.
        }
        return published.clockDay() < now.clockDay() ? after(published.clockDay()) : OptionalInt.empty();
    }

    /** The state after everything was published up to a frontier. The changes are forgotten. */
    public PublicationState<C> publishedUpTo(PublicationFrontier now) {
        changes.clear();
        return new PublicationState<>(now, changes);
    }

    private static OptionalInt after(int day) {
        return OptionalInt.of(day == Integer.MIN_VALUE ? day : day + 1);
    }
}
