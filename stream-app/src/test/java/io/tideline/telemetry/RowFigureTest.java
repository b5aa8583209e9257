package io.tideline.telemetry;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.calendar.CalendarWindow;
import io.tideline.calendar.StoreCalendar;
import io.tideline.contract.KpiRecords;
import io.tideline.delta.Segment;
import io.tideline.event.Money;
import io.tideline.finality.Revision;
import io.tideline.finality.RowStatus;
import io.tideline.kpi.KpiCounts;
import io.tideline.kpi.KpiRow;
import io.tideline.kpi.Measure;
import io.tideline.kpi.RowFigure;
import io.tideline.kpi.RowKey;
import io.tideline.ledger.Dimension;
import io.tideline.retention.RetentionKpi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** What a line of the tables of figures and dimensions needs elsewhere: a field, a place on the page, a metric. */
class RowFigureTest {
    private static final Path PAGE = Path.of("..", "docs", "figures.md");
    private static final String FIRST_FIGURE = "customersAtStart";
    private static final Pattern NAME = Pattern.compile("`([A-Za-z0-9]+)`");
    private static final int DAY = 20_000;

    @Test
    void everyFigure_isAFieldOfTheContract_andNothingElseIs() {
        assertThat(RowFigure.ALL)
                .extracting(RowFigure::field)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(RetentionKpi.getClassSchema().getFields().stream()
                        .map(Schema.Field::name)
                        .dropWhile(name -> !name.equals(FIRST_FIGURE))
                        .toList());
    }

    @Test
    void everyFigure_isInATableOfThePage_andNothingElseIs() throws IOException {
        Set<String> documented = new TreeSet<>();
        for (String heading : List.of("## Counts", "## Rates")) {
            section(heading)
                    .lines()
                    .filter(line -> line.startsWith("| `"))
                    .map(line -> line.split("\\|", -1)[1])
                    .forEach(cell -> names(cell).forEach(documented::add));
        }
        assertThat(documented)
                .isEqualTo(RowFigure.ALL.stream().map(RowFigure::field).collect(toCollection(TreeSet::new)));
    }

    @Test
    void everyDimension_isOnThePage() throws IOException {
        String segments = section("## Windows and segments");
        for (Dimension dimension : Dimension.values()) {
            assertThat(segments).contains("`" + dimension.id() + "`");
        }
    }

    @Test
    void everyFigure_isAMetric() {
        assertThat(KpiFigures.ALL)
                .extracting(Figure::field)
                .containsExactlyElementsOf(
                        RowFigure.ALL.stream().map(RowFigure::field).toList());
    }

    @Test
    void everyCountAndAmount_isInItsFieldOfTheRecord() {
        KpiCounts.Builder figures = new KpiCounts.Builder();
        Measure.counts().forEach(count -> figures.with(count, 100L + count.ordinal()));
        Measure.amounts().forEach(amount -> figures.with(amount, Money.of(100L + amount.ordinal())));
        KpiRow row = new KpiRow(DAY, DAY, figures.build(), new Revision(RowStatus.PROVISIONAL, 1, 0, Set.of()));
        StoreCalendar calendar = new StoreCalendar(ZoneId.of("UTC"), DayOfWeek.MONDAY);

        RetentionKpi kpi =
                new KpiRecords(calendar, "EUR").record(new RowKey(CalendarWindow.MONTH, Segment.ALL, DAY), row);

        assertThat(Measure.counts()).isNotEmpty().allSatisfy(count -> assertThat(kpi.get(count.field()))
                .isEqualTo(100L + count.ordinal()));
        assertThat(Measure.amounts()).isNotEmpty().allSatisfy(amount -> assertThat(kpi.get(amount.field()))
                .isEqualTo(Money.of(100L + amount.ordinal()).amount()));
    }

    /** From a heading to the next. */
    private static String section(String heading) throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf(heading + "\n");
        assertThat(start).as("place of %s", heading).isNotNegative();
        return page.substring(start, page.indexOf("\n## ", start));
    }

    private static List<String> names(String cell) {
        return NAME.matcher(cell)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
