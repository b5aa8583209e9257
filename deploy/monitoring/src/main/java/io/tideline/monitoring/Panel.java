package io.tideline.monitoring;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One panel of a dashboard.
 *
 * @param id unique in the dashboard and never used again, because alerts and links name it
 * @param type how it shows its figures
 * @param title what it shows
 * @param description what that means, for somebody who sees it for the first time
 * @param unit unit of the values, as Grafana names it
 * @param width columns of 24
 * @param height rows
 * @param decimals digits behind the point; absent to let Grafana choose
 * @param min lower end of the scale
 * @param max upper end of the scale
 * @param stack whether series are put on top of each other
 * @param dashed pattern of the names of series that are drawn dashed: what is not over yet, or what is compared with
 * @param below pattern of the names of series that are drawn below zero
 * @param columns for tables: units of columns that differ from the panel's; these are plain, whatever {@code cells} says
 * @param rows for tables: the label by which rows are sorted; absent to leave them as they come
 * @param across for tables of one query with {@code rows}: the label whose values become columns
 * @param cells for tables: how cells show their values, if not as text alone
 * @param texts words for values
 * @param targets the queries
 */
public record Panel(
        int id,
        Type type,
        String title,
        String description,
        String unit,
        int width,
        int height,
        Optional<Integer> decimals,
        Optional<Integer> min,
        Optional<Integer> max,
        boolean stack,
        Optional<String> dashed,
        Optional<String> below,
        Map<String, String> columns,
        Optional<String> rows,
        Optional<String> across,
        Optional<Cells> cells,
        Map<String, String> texts,
        List<Target> targets) {

    /** How a panel shows its figures. */
    public enum Type {
        /** Lines over time. */
        @JsonProperty("timeseries")
        TIMESERIES,
        /** One large figure. */
        @JsonProperty("stat")
        STAT,
        /** One bar for each series. */
        @JsonProperty("bargauge")
        BARGAUGE,
        /** One row for each series and one column for each query. */
        @JsonProperty("table")
        TABLE
    }

    /** How the cells of a table show their values. */
    public enum Cells {
        /** A ground that is the deeper, the larger the value is among those of its column. */
        @JsonProperty("shades")
        SHADES,
        /** A bar from {@code min} to {@code max}. */
        @JsonProperty("bars")
        BARS
    }

    /** Checks that nothing is missing. */
    public Panel {
        Objects.requireNonNull(title, "title of panel " + id);
        Objects.requireNonNull(type, "type of " + title);
        Objects.requireNonNull(description, "description of " + title);
        Objects.requireNonNull(unit, "unit of " + title);
        columns = columns == null ? Map.of() : Map.copyOf(columns);
        texts = texts == null ? Map.of() : Map.copyOf(texts);
        targets = List.copyOf(targets);
        if (across.isPresent() && (rows.isEmpty() || targets.size() != 1)) {
            throw new IllegalArgumentException("across needs rows and one query in " + title);
        }
    }
}
