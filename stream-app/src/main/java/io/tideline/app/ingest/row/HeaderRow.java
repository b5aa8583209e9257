package io.tideline.app.ingest.row;

import io.tideline.config.NearestName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** The names of columns that a file uses, checked against those of the format. */
final class HeaderRow {
    private HeaderRow() {}

    /** The columns in the order of the header row. */
    static List<Column> columns(String file, List<String> names) throws ImportException {
        List<Column> columns = new ArrayList<>(names.size());
        for (String name : names) {
            Optional<Column> column = Column.named(name);
            if (column.isEmpty()) {
                throw ImportException.format(file + ": " + unknown(name));
            }
            if (columns.contains(column.get())) {
                throw ImportException.format(
                        file + ": column '" + column.get().label() + "' is there twice in the header row");
            }
            columns.add(column.get());
        }
        requireAll(file, columns);
        return columns;
    }

    /** The sentence for a name that is no column. */
    static String unknown(String name) {
        String hint = NearestName.to(name, Column.labels())
                .map(nearest -> "; did you mean '" + nearest + "'?")
                .orElse(";");
        return "unknown column '%s'%s allowed are %s".formatted(name.strip(), hint, String.join(", ", Column.labels()));
    }

    private static void requireAll(String file, List<Column> columns) throws ImportException {
        EnumSet<Column> missing = EnumSet.copyOf(Column.REQUIRED);
        columns.forEach(missing::remove);
        if (!missing.isEmpty()) {
            throw ImportException.format("%s: the header row lacks %s; required are %s"
                    .formatted(file, labels(missing), labels(Column.REQUIRED)));
        }
    }

    private static String labels(Iterable<Column> columns) {
        List<String> labels = new ArrayList<>();
        columns.forEach(column -> labels.add("'" + column.label() + "'"));
        return String.join(", ", labels);
    }
}
