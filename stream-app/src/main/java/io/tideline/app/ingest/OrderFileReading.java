package io.tideline.app.ingest;

import io.tideline.app.ingest.row.BrokenInput;
import io.tideline.app.ingest.row.ImportEvent;
import io.tideline.app.ingest.row.ImportException;
import io.tideline.app.ingest.row.InputSource;
import io.tideline.app.ingest.row.OpenInput;
import io.tideline.app.ingest.row.RawRow;
import io.tideline.app.ingest.row.Reject;
import io.tideline.app.ingest.row.RowEvents;
import io.tideline.app.ingest.row.RowReader;
import io.tideline.app.ingest.row.RowRejectedException;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/** Reads files of orders as an import does, in the order of their rows and in constant memory, and sends nothing. */
public final class OrderFileReading {
    private final RowEvents events;

    /**
     * Makes a reader.
     *
     * @param storeZone the zone of times without offset and of plain dates
     * @param storeCurrency the currency of purchases that name none
     */
    public OrderFileReading(ZoneId storeZone, String storeCurrency) {
        this.events = new RowEvents(storeZone, storeCurrency);
    }

    /**
     * The result of reading files.
     *
     * @param counts rows by what became of them
     * @param firstRejects the first rejects, at most ten
     */
    public record Rows(ImportCounts counts, List<Reject> firstRejects) {
        public Rows {
            firstRejects = List.copyOf(firstRejects);
        }
    }

    /**
     * Reads all of the sources.
     *
     * @param records takes the record of each row that is not rejected
     * @throws ImportException if a source cannot be read or is not in the format
     */
    public Rows read(List<InputSource> sources, Consumer<SpecificRecord> records) throws ImportException {
        ImportTally tally = new ImportTally(ImportCounts.none());
        for (InputSource source : sources) {
            try (OpenInput input = OpenInput.whole(source)) {
                while (row(input.rows(), tally, records)) {
                    // The row was taken.
                }
            } catch (IOException e) {
                throw BrokenInput.at(source.name(), 0, e);
            }
        }
        return new Rows(tally.counts(), tally.firstRejects());
    }

    /** Takes one row; false at the end of the file. */
    private boolean row(RowReader rows, ImportTally tally, Consumer<SpecificRecord> records) throws ImportException {
        try {
            Optional<RawRow> row = rows.next();
            if (row.isEmpty()) {
                return false;
            }
            ImportEvent event = events.of(row.get());
            records.accept(event.value());
            tally.sent(event.kind());
        } catch (RowRejectedException e) {
            tally.rejected(e.reject());
        }
        return true;
    }
}
