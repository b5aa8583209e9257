package io.tideline.app.ingest;

import io.tideline.app.ingest.row.Column;
import io.tideline.app.ingest.row.ImportException;
import io.tideline.app.ingest.row.InputSource;
import io.tideline.app.ingest.row.OpenInput;
import io.tideline.app.ingest.row.RawRow;
import io.tideline.app.ingest.row.Reject;
import io.tideline.app.ingest.row.RowReader;
import io.tideline.app.ingest.row.RowRejectedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** Reads whole inputs into lists, for tests that look at every row. */
public final class Rows {
    private final List<RawRow> rows = new ArrayList<>();
    private final List<Reject> rejects = new ArrayList<>();

    private Rows() {}

    public static Rows read(String text) throws ImportException, IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Rows read(byte[] stored) throws ImportException, IOException {
        return read(InputSource.standardInput(new ByteArrayInputStream(stored)));
    }

    public static Rows read(InputSource source) throws ImportException, IOException {
        Rows all = new Rows();
        try (OpenInput input = OpenInput.whole(source)) {
            while (all.readOne(input.rows())) {
                // Each call takes one row.
            }
        }
        return all;
    }

    private boolean readOne(RowReader reader) throws ImportException {
        try {
            Optional<RawRow> row = reader.next();
            row.ifPresent(rows::add);
            return row.isPresent();
        } catch (RowRejectedException e) {
            rejects.add(e.reject());
            return true;
        }
    }

    public List<RawRow> rows() {
        return rows;
    }

    public List<Reject> rejects() {
        return rejects;
    }

    public List<Long> lines() {
        return rows.stream().map(RawRow::line).toList();
    }

    public List<String> texts(Column column) {
        return rows.stream().map(row -> row.text(column).orElse("")).toList();
    }

    public static byte[] gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
