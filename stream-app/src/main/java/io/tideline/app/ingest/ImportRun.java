package io.tideline.app.ingest;

import io.tideline.app.ingest.row.BrokenInput;
import io.tideline.app.ingest.row.ImportEvent;
import io.tideline.app.ingest.row.ImportException;
import io.tideline.app.ingest.row.InputSource;
import io.tideline.app.ingest.row.OpenInput;
import io.tideline.app.ingest.row.RawRow;
import io.tideline.app.ingest.row.RowEvents;
import io.tideline.app.ingest.row.RowReader;
import io.tideline.app.ingest.row.RowRejectedException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One run over the sources: reads, sends, counts, and writes rejects and checkpoint. Used once, by one thread. */
final class ImportRun {
    private final RowEvents events;
    private final EventSender sender;
    private final RejectsFile rejects;
    private final ProgressMeter meter;
    private final CheckpointPace checkpoints;
    private final RatePacer pacer;
    private ImportTally tally = new ImportTally(ImportCounts.none());
    private int fileIndex;
    private long rowsOfFile;
    private long bytesOfFilesBefore;

    ImportRun(
            ImportSettings settings,
            EventSender sender,
            RejectsFile rejects,
            ProgressMeter meter,
            CheckpointPace checkpoints,
            RatePacer pacer) {
        this.events = new RowEvents(settings.storeZone(), settings.storeCurrency());
        this.sender = sender;
        this.rejects = rejects;
        this.meter = meter;
        this.checkpoints = checkpoints;
        this.pacer = pacer;
    }

    /** Imports everything behind the start; when it returns, all is acknowledged and in the checkpoint. */
    ImportTally all(List<InputSource> sources, Checkpoint start) throws ImportException {
        tally = new ImportTally(start.counts());
        for (fileIndex = 0; fileIndex < sources.size(); fileIndex++) {
            InputSource source = sources.get(fileIndex);
            if (fileIndex >= start.file()) {
                one(source, fileIndex == start.file(), start.rowsOfFile());
            } else {
                bytesOfFilesBefore += source.sizeBytes().orElse(0);
            }
        }
        acknowledged(0);
        meter.tellNow(sources.get(sources.size() - 1).name(), tally, bytesOfFilesBefore);
        return tally;
    }

    private void one(InputSource source, boolean isFirst, long rowsDone) throws ImportException {
        try (OpenInput input = OpenInput.whole(source)) {
            rowsOfFile = isFirst ? rowsDone : 0;
            skip(source, input, rowsOfFile);
            if (isFirst) {
                meter.resumedAt(tally.rows(), bytesOfFilesBefore + input.bytesRead());
            }
            while (row(input.rows())) {
                rowsOfFile++;
                meter.tell(source.name(), tally, bytesOfFilesBefore + input.bytesRead());
                if (checkpoints.isDue()) {
                    acknowledged(rowsOfFile);
                }
            }
            bytesOfFilesBefore += input.bytesRead();
        } catch (IOException e) {
            throw BrokenInput.at(source.name(), 0, e);
        }
    }

    private void skip(InputSource source, OpenInput input, long rows) throws ImportException {
        for (long i = 0; i < rows; i++) {
            if (!skipOne(input.rows())) {
                throw ImportException.format(source.name() + " has fewer rows than its checkpoint says were imported");
            }
        }
    }

    private static boolean skipOne(RowReader rows) throws ImportException {
        try {
            return rows.next().isPresent();
        } catch (RowRejectedException e) {
            return true;
        }
    }

    /** Takes one row; false at the end of the file. */
    private boolean row(RowReader rows) throws ImportException {
        try {
            Optional<RawRow> row = rows.next();
            if (row.isEmpty()) {
                return false;
            }
            ImportEvent event = events.of(row.get());
            pacer.beforeRow();
            sender.send(event);
            tally.sent(event.kind());
        } catch (RowRejectedException e) {
            rejects.add(e.reject());
            tally.rejected(e.reject());
        }
        return true;
    }

    /** Waits for the acknowledgement of everything sent, then writes the checkpoint. */
    private void acknowledged(long rows) throws ImportException {
        sender.flush();
        checkpoints.write(fileIndex, rows, tally.counts(), rejects.sync());
    }
}
