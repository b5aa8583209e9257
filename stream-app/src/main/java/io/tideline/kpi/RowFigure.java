package io.tideline.kpi;

import io.tideline.event.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * A figure of a row as others see it: a count, an amount, the gaps, a rate or an average.
 *
 * @param field the name in records, files and answers
 * @param unit what the number counts, as the name of a metric says it; empty where the field says it already
 * @param reader gives the value as the record has it, or nothing where it is undefined
 */
public record RowFigure(String field, String unit, Function<KpiCounts, Optional<Number>> reader) {
    private static final String NO_UNIT = "";

    /** Every figure of a row. */
    public static final List<RowFigure> ALL = all();

    private static List<RowFigure> all() {
        List<RowFigure> figures = new ArrayList<>();
        Measure.counts().forEach(count -> figures.add(always(count.field(), row -> row.get(count))));
        Measure.amounts()
                .forEach(amount -> figures.add(
                        always(amount.field(), row -> row.money(amount).amount())));
        figures.add(always("gapCount", row -> row.gaps().count()));
        figures.add(quantile("gapP25", GapQuantiles::p25Days));
        figures.add(quantile("gapP50", GapQuantiles::p50Days));
        figures.add(quantile("gapP75", GapQuantiles::p75Days));
        figures.add(quantile("gapP90", GapQuantiles::p90Days));
        for (Rate rate : Rate.values()) {
            figures.add(new RowFigure(rate.field(), NO_UNIT, row -> boxed(rate.of(row))));
        }
        for (Average average : Average.values()) {
            figures.add(new RowFigure(
                    average.field(), NO_UNIT, row -> average.of(row).map(Money::amount)));
        }
        return List.copyOf(figures);
    }

    private static RowFigure always(String field, Function<KpiCounts, Number> value) {
        return new RowFigure(field, NO_UNIT, row -> Optional.of(value.apply(row)));
    }

    private static RowFigure quantile(String field, ToIntFunction<GapQuantiles> days) {
        return new RowFigure(field, "days", row -> boxed(row.gaps().days(days.applyAsInt(row.gaps()))));
    }

    private static Optional<Number> boxed(OptionalInt value) {
        return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
    }

    private static Optional<Number> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    /** The value of a row, as the record has it; nothing where it is undefined. */
    public Optional<Number> of(KpiCounts row) {
        return reader.apply(row);
    }
}
