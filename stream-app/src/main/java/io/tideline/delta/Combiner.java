package io.tideline.delta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Adds up contributions in memory between two commits. An addition is one probe of a table of longs, however many
 * dimensions there are, and allocates nothing. Confined to its task's thread.
 *
 * <p>All orders of a day meet in the same segments, days and measures, so that the sums are a small fraction of the points,
 * and no partition of the rollup becomes hot. The points of customers with the same segments are added up together, and
 * copied to each of these segments only at the hand-over; the points of a bundle are expanded then as well.
 */
public final class Combiner {
    private static final int MEASURE_BITS = 28;
    private static final int DAY_BITS = 17;
    private static final int CELL_BITS = MEASURE_BITS + DAY_BITS;
    private static final int MEASURE_MASK = (1 << MEASURE_BITS) - 1;
    private static final int DAY_MASK = (1 << DAY_BITS) - 1;

    /** Bundles stand between the measures of cohorts and those of the model, and never leave the combiner. */
    private static final int BUNDLE = MeasureRange.BUNDLE.first();

    private final Map<List<? extends Address>, Group> groups = new HashMap<>();
    private final List<Group> byNumber = new ArrayList<>();
    private final LongSums cells = new LongSums();
    private Bundle[] bundles = new Bundle[0];

    /** Where contributions to all of some addresses go, until the next hand-over. */
    Points to(List<? extends Address> addresses) {
        Group known = groups.get(addresses);
        if (known != null) {
            return known;
        }
        Group group = new Group(addresses, byNumber.size());
        groups.put(addresses, group);
        byNumber.add(group);
        return group;
    }

    private static long cell(int day, int measure) {
        if ((day & ~DAY_MASK) != 0 || (measure & ~MEASURE_MASK) != 0) {
            throw new IllegalArgumentException("no cell for measure " + measure + " on day " + day);
        }
        return ((long) day << MEASURE_BITS) | measure;
    }

    /** The number of cells held, those with a sum of zero included. */
    public int size() {
        return cells.size();
    }

    /** Gives away all sums that are not zero, an address at a time, and is empty again. */
    public void handOver(Consumer<Sums> out) {
        Map<Address, LongSums> byAddress = new HashMap<>();
        cells.forEachNonZero((key, amount) -> {
            long cell = key & ((1L << CELL_BITS) - 1);
            for (Address address : byNumber.get((int) (key >>> CELL_BITS)).addresses) {
                byAddress.computeIfAbsent(address, any -> new LongSums()).add(cell, amount);
            }
        });
        cells.clear();
        groups.clear();
        byNumber.clear();
        byAddress.forEach((address, sums) -> {
            Sums handed = sums(address, opened(sums));
            if (handed.size() > 0) {
                out.accept(handed);
            }
        });
    }

    /** The sums with every bundle expanded. */
    private LongSums opened(LongSums sums) {
        LongSums opened = new LongSums();
        Points points = (day, measure, amount) -> opened.add(cell(day, measure), amount);
        sums.forEachNonZero((cell, amount) -> {
            int day = (int) (cell >>> MEASURE_BITS);
            int measure = (int) cell & MEASURE_MASK;
            if (isBundle(measure)) {
                bundles[measure - BUNDLE].open(day, amount, points);
            } else {
                opened.add(cell, amount);
            }
        });
        return opened;
    }

    private static boolean isBundle(int measure) {
        return MeasureRange.BUNDLE.contains(measure);
    }

    private static Sums sums(Address address, LongSums sums) {
        long[] keys = sums.nonZeroKeys();
        Arrays.sort(keys);
        int[] days = new int[keys.length];
        int[] measures = new int[keys.length];
        long[] amounts = new long[keys.length];
        for (int i = 0; i < keys.length; i++) {
            days[i] = (int) (keys[i] >>> MEASURE_BITS);
            measures[i] = (int) keys[i] & MEASURE_MASK;
            amounts[i] = sums.get(keys[i]);
        }
        return new Sums(address, days, measures, amounts);
    }

    /** The contributions of customers who are in the same segments. */
    private final class Group implements Points {
        private final List<? extends Address> addresses;
        private final long key;

        Group(List<? extends Address> addresses, int number) {
            this.addresses = addresses;
            this.key = (long) number << CELL_BITS;
        }

        @Override
        public void add(int day, int measure, long amount) {
            if (isBundle(measure)) {
                throw new IllegalArgumentException("measure " + measure + " is in the place of bundles");
            }
            cells.add(key | cell(day, measure), amount);
        }

        @Override
        public void addBundle(int day, Bundle bundle, long amount) {
            int number = bundle.number();
            if (number >= bundles.length) {
                bundles = Arrays.copyOf(bundles, Math.max(number + 1, 2 * bundles.length));
            }
            bundles[number] = bundle;
            cells.add(key | cell(day, BUNDLE + number), amount);
        }
    }
}
