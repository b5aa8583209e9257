package io.tideline.local.replay;

import io.tideline.retention.CohortKind;
import io.tideline.retention.CohortRetention;
import io.tideline.retention.RowStatus;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The monthly retention triangle of all customers as text: the latest cohorts, and the average of their complete cells. */
final class TriangleText {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);
    private static final int MOST_COHORTS = 12;
    private static final int LAST_INDEX = 11;

    private final Map<LocalDate, List<CohortRetention>> cohorts = new TreeMap<>();
    private final LocalDate clock;

    /**
     * A triangle.
     *
     * @param cells any cells; those of customers by month of the first order, undivided, are shown
     * @param clock the day up to which they count
     */
    TriangleText(Collection<CohortRetention> cells, LocalDate clock) {
        this.clock = clock;
        cells.stream()
                .filter(cell -> cell.getKind() == CohortKind.FIRST_ORDER)
                .filter(cell -> cell.getGrain().equals("month"))
                .filter(cell -> cell.getDimension().equals("all") && cell.getSize() > 0)
                .sorted(Comparator.comparingInt(CohortRetention::getIndex))
                .forEach(cell -> cohorts.computeIfAbsent(cell.getCohortStart(), any -> new ArrayList<>())
                        .add(cell));
    }

    /** Prints it; nothing if there is no cohort. */
    void print(PrintWriter out) {
        if (cohorts.isEmpty()) {
            return;
        }
        List<List<CohortRetention>> latest = new ArrayList<>(cohorts.values());
        latest = latest.subList(Math.max(0, latest.size() - MOST_COHORTS), latest.size());
        int columns = latest.stream().mapToInt(List::size).max().orElse(0);
        columns = Math.min(columns, LAST_INDEX + 1);
        out.println("Customers by month of the first order: % who ordered in the k-th month after it");
        out.printf(Locale.ENGLISH, "  %-9s %8s", "", "size");
        for (int k = 0; k < columns; k++) {
            out.printf(Locale.ENGLISH, " %5d", k);
        }
        out.println();
        latest.forEach(cells -> row(cells, out));
        average(columns, out);
        out.println("  (" + "*" + " the month is not over; the average is of complete months, weighted by size)");
        out.println();
    }

    private void row(List<CohortRetention> cells, PrintWriter out) {
        CohortRetention first = cells.get(0);
        out.printf(Locale.ENGLISH, "  %-9s %,8d", MONTH.format(first.getCohortStart()), first.getSize());
        cells.stream().limit(LAST_INDEX + 1L).forEach(cell -> out.print(" " + percent(cell)));
        out.println();
    }

    private String percent(CohortRetention cell) {
        String share = String.format(Locale.ENGLISH, "%.0f", 100 * cell.getBoundedRetentionRate());
        return String.format(Locale.ENGLISH, "%5s", isComplete(cell) ? share : share + "*");
    }

    private boolean isComplete(CohortRetention cell) {
        return cell.getStatus() != RowStatus.PROVISIONAL || cell.getPeriodEnd().isBefore(clock);
    }

    private void average(int columns, PrintWriter out) {
        out.printf(Locale.ENGLISH, "  %-9s %8s", "average", "");
        for (int k = 0; k < columns; k++) {
            int index = k;
            List<CohortRetention> complete = cohorts.values().stream()
                    .flatMap(List::stream)
                    .filter(cell -> cell.getIndex() == index && isComplete(cell))
                    .toList();
            long size = complete.stream().mapToLong(CohortRetention::getSize).sum();
            long retained = complete.stream()
                    .mapToLong(CohortRetention::getBoundedRetained)
                    .sum();
            out.print(size == 0 ? "      " : String.format(Locale.ENGLISH, " %5.0f", 100.0 * retained / size));
        }
        out.println();
    }
}
