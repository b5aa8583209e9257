package io.tideline.app.ingest.row;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/**
 * Rows of an NDJSON file: one object on each line, its field names those of the columns.
 *
 * <p>Values are strings, numbers, true, false or null; numbers are taken as written, never through floating point. What
 * is wrong with the first line ends the reading, since every other line will have it too; later on it rejects its row.
 */
final class NdjsonRowReader implements RowReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String file;
    private final LineReader lines;
    private long line;
    private boolean begun;

    NdjsonRowReader(String file, Reader text) {
        this.file = file;
        this.lines = new LineReader(text, RowLengthGuard.LONGEST_ROW_CHARACTERS);
    }

    @Override
    public Optional<RawRow> next() throws RowRejectedException, ImportException {
        if (!advance()) {
            return Optional.empty();
        }
        try {
            RawRow row = row();
            begun = true;
            return Optional.of(row);
        } catch (RowRejectedException e) {
            if (begun) {
                throw e;
            }
            throw ImportException.format(e.getMessage());
        }
    }

    private boolean advance() throws ImportException {
        try {
            do {
                if (!lines.advance()) {
                    return false;
                }
                line++;
            } while (lines.line().isBlank());
            return true;
        } catch (IOException e) {
            throw BrokenInput.at(file, line, e);
        }
    }

    private RawRow row() throws RowRejectedException {
        if (lines.isCut()) {
            throw rejected("", lines.line(), "at most " + RowLengthGuard.LONGEST_ROW_CHARACTERS + " characters long");
        }
        try (JsonParser json = JSON.createParser(lines.line())) {
            RawRow row = object(json);
            if (json.nextToken() != null) {
                throw rejected("", lines.line(), "one JSON object on its line");
            }
            return row;
        } catch (JsonProcessingException e) {
            throw rejected("", lines.line(), "one whole JSON object (" + e.getOriginalMessage() + ")");
        } catch (IOException e) {
            throw rejected("", lines.line(), "one whole JSON object");
        }
    }

    private RawRow object(JsonParser json) throws IOException, RowRejectedException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw rejected("", lines.line(), "a JSON object");
        }
        RawRow row = new RawRow(file, line);
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            Optional<Column> column = Column.named(name);
            if (column.isEmpty()) {
                throw rejected(name, name, "a column of the format (" + HeaderRow.unknown(name) + ")");
            }
            JsonToken value = json.nextToken();
            if (!value.isScalarValue()) {
                throw rejected(name, value.asString(), "a string, a number, true, false or null");
            }
            if (value != JsonToken.VALUE_NULL) {
                row.put(column.get(), json.getText());
            }
        }
        return row;
    }

    private RowRejectedException rejected(String column, String value, String bound) {
        return RowRejectedException.ofRow(file, line, column, value, bound);
    }
}
