package io.tideline.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tideline.cohort.CohortCell;
import io.tideline.http.DrivenInstance;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which cells of cohorts are metrics, of the stores of the real topology. */
class StoredFiguresTest {
    private static final LocalDate JANUARY = LocalDate.of(2024, 1, 5);

    @TempDir
    Path folder;

    private DrivenInstance instance;
    private StoredFigures figures;

    @BeforeEach
    void start() {
        instance = new DrivenInstance(folder, Map.of());
        figures = new StoredFigures(instance.blueprint(), instance, DrivenInstance.WALL::toEpochMilli);
        instance.watch(figures);
    }

    @AfterEach
    void stop() {
        instance.close();
    }

    @Test
    void monthInWhichNobodyCameBack_isZero_andTheRunningOneIsAbsent() throws Exception {
        order("ann", JANUARY);
        order("bob", JANUARY);
        order("ann", JANUARY.plusMonths(2));
        order("cem", JANUARY.plusMonths(3));
        instance.settle();

        assertThat(gauges("tideline_cohort_bounded_retained"))
                .containsExactly("2024-01-01 00 2.0", "2024-01-01 01 0.0", "2024-01-01 02 1.0");
        assertThat(gauges("tideline_cohort_bounded_retention_rate"))
                .containsExactly("2024-01-01 00 1.0", "2024-01-01 01 0.0", "2024-01-01 02 0.5");
        assertThat(gauges("tideline_cohort_size"))
                .containsExactly("2024-01-01 00 2.0", "2024-01-01 01 2.0", "2024-01-01 02 2.0");
        assertThat(gauges("tideline_cohort_repeat_customers"))
                .containsExactly("2024-01-01 00 0.0", "2024-01-01 01 0.0", "2024-01-01 02 1.0");
    }

    @Test
    void monthIsOverWithTheClock_althoughItsRowIsOlder() throws Exception {
        order("ann", JANUARY);
        order("bob", JANUARY.plusMonths(1));
        instance.settle();
        assertThat(gauges("tideline_cohort_size")).containsExactly("2024-01-01 00 1.0");

        order("cem", LocalDate.of(2024, 3, 1));
        instance.settle();

        assertThat(figures.cohortCells())
                .extracting(CohortCell::index, CohortCell::periodEnd)
                .contains(tuple(1, day(LocalDate.of(2024, 2, 29))));
    }

    @Test
    void onlyThe13LatestMonthsThatAreOver_haveCohorts() {
        for (int month = 0; month <= 20; month++) {
            order("c" + month, JANUARY.plusMonths(month));
        }
        instance.settle();

        List<CohortCell> cells = figures.cohortCells();
        assertThat(cells.stream().map(CohortCell::cohort).distinct())
                .hasSize(13)
                .first()
                .satisfies(oldest -> assertThat(oldest.startDay()).isEqualTo(day(LocalDate.of(2024, 8, 1))));
        assertThat(cells).hasSize(13 * 14 / 2).extracting(CohortCell::index).allMatch(index -> index <= 12);
    }

    @Test
    void cohortThatEverybodyLeft_hasNoRate() throws Exception {
        order("ann", JANUARY.plusMonths(1));
        order("bob", JANUARY.plusMonths(2));
        instance.settle();
        order("ann", JANUARY); // Came late, and makes her a customer of January.
        instance.settle();

        assertThat(gauges("tideline_cohort_size"))
                .containsExactly("2024-01-01 00 1.0", "2024-01-01 01 1.0", "2024-02-01 00 0.0");
        assertThat(gauges("tideline_cohort_bounded_retention_rate"))
                .containsExactly("2024-01-01 00 1.0", "2024-01-01 01 1.0");
    }

    @Test
    void whatIsNotHereOrBeingMoved_isAbsent() {
        assertThat(figures.cohortCells()).as("before the first event").isEmpty();
        order("ann", JANUARY);
        order("bob", JANUARY.plusMonths(1));
        instance.settle();
        assertThat(figures.cohortCells()).hasSize(1);

        instance.available = false;

        assertThat(figures.cohortCells()).isEmpty();
    }

    private void order(String customerId, LocalDate day) {
        instance.order(customerId, day + "T10:00:00Z", "10.00", "WEB");
    }

    /** Cohort, index and value of a gauge of first orders. */
    private List<String> gauges(String metric) throws Exception {
        return instance.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(metric + "{") && line.contains("FIRST_ORDER"))
                .map(line -> line.replaceAll(".*cohort=\"(.*)\",index=\"(.*)\",kind=\"FIRST_ORDER\"\\} ", "$1 $2 "))
                .toList();
    }

    private static int day(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }
}
