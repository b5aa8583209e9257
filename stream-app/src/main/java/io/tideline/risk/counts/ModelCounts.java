package io.tideline.risk.counts;

import io.tideline.risk.purchase.BuyingHistory;
import io.tideline.risk.purchase.WeightedHistories;
import io.tideline.risk.solver.Require;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts of customers by first day, last day and repeat occasions, which is all that a fit of the purchase model needs.
 *
 * <p>An order moves one customer between two cells. The passing of time moves none, because a customer's age is today minus
 * the first day. Adding and subtracting commute, so that any order of arrival ends in the same counts. With cells of one
 * day the fit is exact. Wider cells keep the sums of their customers' days and so their exact mean recency and age, which
 * has no bias, unlike a difference of week numbers. Not safe for use by several threads.
 */
public final class ModelCounts {
    /** ISO weeks begin on Monday, and epoch day 0 is a Thursday. */
    private static final int MONDAY = 3;

    /** The width of cells if there are too many; it moves a parameter of CDNOW by at most 0.11 standard errors. */
    public static final int WEEK = 7;

    private final int cellDays;
    private final Map<Key, Cell> cells = new HashMap<>();
    private long customers;

    /**
     * Makes counts with cells of some days.
     *
     * @param cellDays 1 for exact counts, up to 7
     */
    public ModelCounts(int cellDays) {
        Require.between("cellDays", cellDays, 1, WEEK);
        this.cellDays = cellDays;
    }

    /** Adds one customer. */
    public void add(int firstDay, int lastDay, int repeats) {
        add(firstDay, lastDay, repeats, 1);
    }

    /**
     * Adds a number of customers, which may be negative.
     *
     * @param firstDay epoch day of the first occasion
     * @param lastDay epoch day of the last, not before {@code firstDay}
     * @param repeats occasions after the first, 0 or more
     * @param count customers, of either sign
     * @return the count of the cell afterwards
     */
    public long add(int firstDay, int lastDay, int repeats, long count) {
        Require.atLeast("repeats", repeats, 0);
        Require.atLeast("lastDay", lastDay, firstDay);
        return addCell(firstDay, lastDay, repeats, new Cell(count, count * firstDay, count * lastDay));
    }

    private long addCell(int firstDay, int lastDay, int repeats, Cell change) {
        customers += change.count;
        Key key = new Key(cellOf(firstDay), cellOf(lastDay), repeats);
        Cell after = cells.merge(key, change, Cell::plus);
        if (after.isEmpty()) {
            cells.remove(key);
        }
        return after.count;
    }

    /** The number of customers. */
    public long customers() {
        return customers;
    }

    /** The number of cells in use. */
    public int cells() {
        return cells.size();
    }

    /** These counts, in weekly cells if there are more than {@code maxCells}; bounds the time and memory of a fit. */
    public ModelCounts atMost(int maxCells) {
        if (cells.size() <= maxCells || cellDays == WEEK) {
            return this;
        }
        ModelCounts weekly = new ModelCounts(WEEK);
        cells.forEach((key, cell) -> weekly.addCell(cell.firstDay(), cell.lastDay(), key.repeats, cell));
        return weekly;
    }

    /**
     * The histories in days as they are on {@code today}, in a fixed order so that a fit is reproducible to the last bit.
     *
     * @param today epoch day, not before any last day
     */
    public WeightedHistories histories(int today) {
        WeightedHistories.Builder builder = WeightedHistories.builder();
        new TreeMap<>(cells).forEach((key, cell) -> builder.add(cell.history(key.repeats, today), (double) cell.count));
        return builder.build();
    }

    /** Receives cells of one day. */
    interface Reader {
        void accept(int firstDay, int lastDay, int repeats, long count);
    }

    /** Gives every cell to a reader, in no order; the cells must be of one day. */
    void forEachCellOfDays(Reader reader) {
        if (cellDays != 1) {
            throw new IllegalStateException("cells must be of 1 day, were of " + cellDays);
        }
        cells.forEach((key, cell) -> reader.accept(cell.firstDay(), cell.lastDay(), key.repeats, cell.count));
    }

    /** The earliest first day, or {@code otherwise} if there is no customer. */
    public int firstDay(int otherwise) {
        return cells.values().stream().mapToInt(Cell::firstDay).min().orElse(otherwise);
    }

    /** The latest last day, in cells of one day; the earliest possible day if there is no customer. */
    public int lastDay() {
        return cells.values().stream().mapToInt(Cell::lastDay).max().orElse(Integer.MIN_VALUE);
    }

    /** A copy of the counts. */
    ModelCounts copy() {
        ModelCounts copy = new ModelCounts(cellDays);
        copy.cells.putAll(cells);
        copy.customers = customers;
        return copy;
    }

    private int cellOf(int day) {
        return Math.floorDiv(day + MONDAY, cellDays);
    }

    private record Key(int first, int last, int repeats) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byFirst = Integer.compare(first, other.first);
            int byLast = Integer.compare(last, other.last);
            return byFirst != 0 ? byFirst : byLast != 0 ? byLast : Integer.compare(repeats, other.repeats);
        }
    }

    private record Cell(long count, long firstDays, long lastDays) {
        Cell plus(Cell other) {
            return new Cell(count + other.count, firstDays + other.firstDays, lastDays + other.lastDays);
        }

        boolean isEmpty() {
            return count == 0 && firstDays == 0 && lastDays == 0;
        }

        BuyingHistory history(int repeats, int today) {
            if (count <= 0) {
                throw new IllegalStateException(
                        "a cell holds " + count + " customers: one was taken out that was not in");
            }
            double first = (double) firstDays / count;
            double last = (double) lastDays / count;
            return new BuyingHistory(repeats, last - first, Math.max(today, last) - first);
        }

        int firstDay() {
            return Math.toIntExact(firstDays / count);
        }

        int lastDay() {
            return Math.toIntExact(lastDays / count);
        }
    }
}
