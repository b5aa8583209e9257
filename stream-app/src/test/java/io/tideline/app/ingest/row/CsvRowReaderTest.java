package io.tideline.app.ingest.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.app.ingest.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowReaderTest {
    private static final String HEADER = "event,customer_id,order_id,occurred_at,total\n";

    @Test
    void columnsMayComeInAnyOrder() throws Exception {
        Rows read = Rows.read("total,occurred_at,event,order_id,customer_id\n9.50,2026-01-05,purchase,o1,c1\n");

        assertThat(read.rows()).hasSize(1);
        assertThat(read.rows().get(0).present())
                .containsExactly(
                        java.util.Map.entry("event", "purchase"),
                        java.util.Map.entry("customer_id", "c1"),
                        java.util.Map.entry("order_id", "o1"),
                        java.util.Map.entry("occurred_at", "2026-01-05"),
                        java.util.Map.entry("total", "9.50"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesAreCountedExactly_throughQuotedLineBreaksAndBlankLines(String end) throws Exception {
        String text = HEADER + "purchase,\"c\n\n1\",o1,2026-01-05,1\n\npurchase,c2,o2,2026-01-05,1\n\n\n"
                + "purchase,\"c\"\"3\",o3,2026-01-05,1";

        Rows read = Rows.read(text.replace("\n", end));

        assertThat(read.lines()).containsExactly(2L, 6L, 9L);
        assertThat(read.texts(Column.CUSTOMER_ID)).containsExactly("c" + end + end + "1", "c2", "c\"3");
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t"})
    void semicolonsAndTabsSeparateToo(String separator) throws Exception {
        Rows read = Rows.read((HEADER + "purchase,c1,o1,2026-01-05,9.5\n").replace(",", separator));

        assertThat(read.texts(Column.TOTAL)).containsExactly("9.5");
    }

    @Test
    void surroundingWhiteSpaceIsDropped_butABlankIdentifierStaysForThePipeline() throws Exception {
        Rows read = Rows.read(HEADER + "purchase,   ,o1, 2026-01-05 ,  \n");

        assertThat(read.texts(Column.CUSTOMER_ID)).containsExactly(" ");
        assertThat(read.texts(Column.OCCURRED_AT)).containsExactly("2026-01-05");
        assertThat(read.rows().get(0).text(Column.TOTAL)).isEmpty();
    }

    @Test
    void aRowOfAnotherLengthIsRejected_andTheNextOneRead() throws Exception {
        Rows read = Rows.read(
                HEADER + "purchase,c1,o1,2026-01-05\npurchase,c2,o2,2026-01-05,1,2\nsignup,c3,,2026-01-05,\n");

        assertThat(read.rejects())
                .extracting(Reject::message)
                .containsExactly(
                        "standard input line 2: the row must be of 5 values, as the header row, was '4 values'",
                        "standard input line 3: the row must be of 5 values, as the header row, was '6 values'");
        assertThat(read.lines()).containsExactly(4L);
    }

    @Test
    void textBehindAClosingQuoteRejectsItsRowOnly() throws Exception {
        Rows read = Rows.read(HEADER + "purchase,\"c1\"x,o1,2026-01-05,1\npurchase,c2,o2,2026-01-05,1\n");

        assertThat(read.rejects()).extracting(Reject::line).containsExactly(2L);
        assertThat(read.lines()).containsExactly(3L);
    }

    @Test
    void anOpenQuoteEndsTheReadingAtItsRow() {
        assertThatThrownBy(() -> Rows.read(HEADER + "signup,c1,,2026-01-05,\nsignup,\"c2,,2026-01-05,\nsignup,c3,,,\n"))
                .isInstanceOf(ImportException.class)
                .hasMessage("standard input line 3: a quote that opens in this row is never closed;"
                        + " nothing from here on was imported");
    }

    @Test
    void aRowWithoutEndIsStoppedBeforeItFillsTheMemory() {
        String endless = HEADER + "signup,\"" + "x".repeat(2 * RowLengthGuard.LONGEST_ROW_CHARACTERS);

        assertThatThrownBy(() -> Rows.read(endless))
                .isInstanceOf(ImportException.class)
                .hasMessage("standard input line 2: the row is longer than 1048576 characters; is a quote left open?");
    }

    @Test
    void theLimitIsPerRow_notPerFile() throws Exception {
        String row = "signup," + "c".repeat(100) + ",,2026-01-05,\n";
        int rows = 2 * RowLengthGuard.LONGEST_ROW_CHARACTERS / row.length();

        assertThat(Rows.read(HEADER + row.repeat(rows)).rows()).hasSize(rows);
    }

    @Test
    void anUnknownColumnIsNamed_withItsNearestNameAndTheAllowedOnes() {
        assertThatThrownBy(() -> Rows.read("event,customer_id,occurred_at,totl\n"))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith(
                        "standard input: unknown column 'totl'; did you mean 'total'? allowed are event,")
                .hasMessageEndingWith("revision");
    }

    @Test
    void missingRequiredColumnsAreNamed() {
        assertThatThrownBy(() -> Rows.read("event,order_id,total\n"))
                .hasMessage("standard input: the header row lacks 'customer_id', 'occurred_at';"
                        + " required are 'event', 'customer_id', 'occurred_at'");
    }

    @Test
    void aColumnNamedTwiceIsRefused() {
        assertThatThrownBy(() -> Rows.read("event,customer_id,occurred_at,Event\n"))
                .hasMessage("standard input: column 'event' is there twice in the header row");
    }

    @Test
    void bytesThatAreNotUtf8StayVisible() throws Exception {
        byte[] latin1 =
                (HEADER + "signup,M\u00fcller,,2026-01-05,\n").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

        assertThat(Rows.read(latin1).texts(Column.CUSTOMER_ID)).containsExactly("M\uFFFDller");
    }
}
