package io.tideline.finality;

/**
 * How far figures can be published.
 *
 * @param clockMillis the clock's instant
 * @param clockDay the day of it: figures exist up to this day
 * @param finalDay rows whose last day is not after this one are final
 */
public record PublicationFrontier(long clockMillis, int clockDay, int finalDay) {
    /** Before anything was published. */
    public static final PublicationFrontier NONE =
            new PublicationFrontier(Long.MIN_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE);

    /** This frontier, or the other if its clock is further. */
    public PublicationFrontier orFurther(PublicationFrontier other) {
        return other.clockMillis > clockMillis ? other : this;
    }
}
