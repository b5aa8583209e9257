package io.tideline.delta;

/** Contributions to one segment, added up to one point for each day and measure, in that order. */
public final class Sums {
    private final Segment segment;
    private final int[] days;
    private final int[] measures;
    private final long[] amounts;

    /**
     * Makes the sums of a segment.
     *
     * @param segment the segment they belong to
     * @param days epoch days
     * @param measures numbers of the measures
     * @param amounts what to add; all three arrays have one length, are in the order of day and measure, and are not copied
     */
    public Sums(Segment segment, int[] days, int[] measures, long[] amounts) {
        if (days.length != measures.length || days.length != amounts.length) {
            throw new IllegalArgumentException("sums must be of one length, were " + days.length + ", "
                    + measures.length + " and " + amounts.length);
        }
        this.segment = segment;
        this.days = days;
        this.measures = measures;
        this.amounts = amounts;
    }

    /** The segment that these sums belong to. */
    public Segment segment() {
        return segment;
    }

    /** The same sums as another segment's. */
    public Sums of(Segment other) {
        return other.equals(segment) ? this : new Sums(other, days, measures, amounts);
    }

    /** How many points there are. */
    public int size() {
        return days.length;
    }

    /** Gives each point to {@code out}. */
    public void forEach(Points out) {
        for (int i = 0; i < days.length; i++) {
            out.add(days[i], measures[i], amounts[i]);
        }
    }
}
