package io.tideline.delta;

/** Contributions to one address, added up: the points of many events as one, in the order of day and measure. */
public final class Sums {
    private final Address address;
    private final int[] days;
    private final int[] measures;
    private final long[] amounts;

    /**
     * Sums of an address.
     *
     * @param address where they are added up
     * @param days epoch days
     * @param measures numbers of the measures
     * @param amounts what to add; all three arrays have one length, are in the order of day and measure, and are not copied
     */
    public Sums(Address address, int[] days, int[] measures, long[] amounts) {
        if (days.length != measures.length || days.length != amounts.length) {
            throw new IllegalArgumentException("sums must be of one length, were " + days.length + ", "
                    + measures.length + " and " + amounts.length);
        }
        this.address = address;
        this.days = days;
        this.measures = measures;
        this.amounts = amounts;
    }

    /** Where these sums are added up. */
    public Address address() {
        return address;
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
