package io.tideline.app.ingest.row;

import io.tideline.app.ingest.row.RowLengthGuard.RowTooLongException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Rows of a CSV file with a header row: quoting as in RFC 4180, columns in any order, separated by comma, semicolon or tab.
 *
 * <p>A row that begins on line n is reported as line n, however many lines its quoted values span.
 */
final class CsvRowReader implements RowReader {
    private final String file;
    private final RowLengthGuard guard;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private List<Column> columns = List.of();
    private long line;

    private CsvRowReader(String file, RowLengthGuard guard, CSVParser parser) {
        this.file = file;
        this.guard = guard;
        this.parser = parser;
        this.records = parser.iterator();
    }

    /**
     * Opens a CSV file and reads its header row.
     *
     * @throws ImportException if the header row has a name that is not allowed, one twice, or not all required ones
     */
    static CsvRowReader open(String file, Reader text) throws ImportException {
        try {
            RowLengthGuard guard = new RowLengthGuard(text);
            CsvSeparator.Found found = CsvSeparator.find(guard);
            CSVFormat format = CSVFormat.RFC4180
                    .builder()
                    .setDelimiter(found.separator())
                    .setIgnoreEmptyLines(false)
                    .get();
            CsvRowReader reader = new CsvRowReader(
                    file,
                    guard,
                    CSVParser.builder()
                            .setReader(found.text())
                            .setFormat(format)
                            .get());
            reader.columns = reader.header();
            return reader;
        } catch (IOException e) {
            throw BrokenInput.at(file, 0, e);
        }
    }

    @Override
    public Optional<RawRow> next() throws RowRejectedException, ImportException {
        Optional<CSVRecord> read = nextFilled();
        if (read.isEmpty()) {
            return Optional.empty();
        }
        CSVRecord values = read.get();
        if (values.size() != columns.size()) {
            throw rejected(values.size() + " values", "of " + columns.size() + " values, as the header row");
        }
        RawRow row = new RawRow(file, line);
        for (int i = 0; i < columns.size(); i++) {
            row.put(columns.get(i), values.get(i));
        }
        return Optional.of(row);
    }

    private List<Column> header() throws ImportException {
        try {
            Optional<CSVRecord> names = nextFilled();
            return HeaderRow.columns(file, names.map(CSVRecord::toList).orElse(List.of()));
        } catch (RowRejectedException e) {
            throw ImportException.format(e.getMessage());
        }
    }

    private Optional<CSVRecord> nextFilled() throws RowRejectedException, ImportException {
        while (true) {
            line = parser.getCurrentLineNumber() + 1;
            guard.rowBegins();
            Optional<CSVRecord> next = nextRecord();
            if (next.isEmpty() || !isBlank(next.get())) {
                return next;
            }
        }
    }

    private Optional<CSVRecord> nextRecord() throws RowRejectedException, ImportException {
        try {
            return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CSVException && !endsInsideQuotes(e.getCause())) {
                skipRestOfLine();
                throw rejected("text behind a closing quote", "quoted as in RFC 4180");
            }
            throw unreadable(e.getCause());
        }
    }

    /** After a bad quote the parser stands inside the line: what it would read as a row is the rest of this one. */
    private void skipRestOfLine() throws ImportException {
        try {
            if (records.hasNext()) {
                records.next();
            }
        } catch (UncheckedIOException e) {
            throw unreadable(e.getCause());
        }
    }

    private ImportException unreadable(IOException error) {
        if (error instanceof RowTooLongException) {
            return ImportException.format("%s line %d: the row is longer than %d characters; is a quote left open?"
                    .formatted(file, line, RowLengthGuard.LONGEST_ROW_CHARACTERS));
        }
        if (error instanceof CSVException) {
            return ImportException.format(
                    "%s line %d: a quote that opens in this row is never closed; nothing from here on was imported"
                            .formatted(file, line));
        }
        return BrokenInput.at(file, line - 1, error);
    }

    private RowRejectedException rejected(String value, String bound) {
        return RowRejectedException.ofRow(file, line, "", value, bound);
    }

    private static boolean endsInsideQuotes(IOException error) {
        return error.getMessage().contains("EOF");
    }

    private static boolean isBlank(CSVRecord values) {
        return values.size() == 1 && values.get(0).isBlank();
    }
}
