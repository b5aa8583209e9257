package io.tideline.app.ingest;

import io.tideline.app.ingest.row.ImportException;
import io.tideline.app.ingest.row.InputSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the beginnings of the sources tell, before anything is imported.
 *
 * @param currency the currency of the first purchase that names one; empty if none was seen
 * @param rows how many rows there are, estimated from the size for large files; unknown for a long standard input
 */
public record ImportPlan(Optional<String> currency, OptionalLong rows) {

    /**
     * Reads the beginning of each source without consuming it; of standard input that is the first 64 KiB.
     *
     * @throws ImportException if a source cannot be read or is not in the format
     */
    public static ImportPlan look(List<InputSource> sources) throws ImportException {
        Optional<String> currency = Optional.empty();
        OptionalLong rows = OptionalLong.of(0);
        for (InputSource source : sources) {
            SourcePreview look = SourcePreview.at(source);
            if (currency.isEmpty()) {
                currency = look.currency();
            }
            rows = sum(rows, look.rows());
        }
        return new ImportPlan(currency, rows);
    }

    private static OptionalLong sum(OptionalLong left, OptionalLong right) {
        return left.isPresent() && right.isPresent()
                ? OptionalLong.of(left.getAsLong() + right.getAsLong())
                : OptionalLong.empty();
    }
}
