package io.tideline.app.ingest.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.app.ingest.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NdjsonRowReaderTest {
    private static final String SIGNUP =
            "{\"event\":\"signup\",\"customer_id\":\"c1\",\"occurred_at\":\"2026-01-05\"}\n";

    @Test
    void numbersAreTakenAsWritten() throws Exception {
        Rows read =
                Rows.read("{\"event\":\"purchase\",\"customer_id\":17,\"total\":123456789012345.6789,\"test\":true}\n");

        assertThat(read.texts(Column.TOTAL)).containsExactly("123456789012345.6789");
        assertThat(read.texts(Column.CUSTOMER_ID)).containsExactly("17");
        assertThat(read.texts(Column.TEST)).containsExactly("true");
    }

    @Test
    void nullAndEmptyAreAbsent() throws Exception {
        Rows read = Rows.read("{\"event\":\"signup\",\"channel\":null,\"source\":\"\"}");

        assertThat(read.rows().get(0).present()).containsOnlyKeys("event");
    }

    @Test
    void linesAreCountedThroughBlankOnes_withEitherLineEnd() throws Exception {
        Rows read = Rows.read(SIGNUP + "\r\n  \n" + SIGNUP.replace("\n", "\r\n") + SIGNUP);

        assertThat(read.lines()).containsExactly(1L, 4L, 5L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"event\":                    | the row must be one whole JSON object",
                "[1]                            | the row must be a JSON object, was '[1]'",
                "{\"event\":\"signup\"} {}      | the row must be one JSON object on its line",
                "{\"event\":\"a\",\"event\":1}  | Duplicate field 'event'",
                "{\"coupons\":[\"a\"]}          | unknown column 'coupons'",
                "{\"total\":[1]}                | total must be a string, a number, true, false or null, was '['",
                "{\"custmer_id\":1}             | did you mean 'customer_id'?",
            })
    void aBrokenLineIsRejected_andTheNextOneRead(String line, String why) throws Exception {
        Rows read = Rows.read(SIGNUP + line + "\n" + SIGNUP);

        assertThat(read.lines()).containsExactly(1L, 3L);
        assertThat(read.rejects()).singleElement().satisfies(reject -> {
            assertThat(reject.line()).isEqualTo(2);
            assertThat(reject.message()).contains(why);
        });
    }

    @Test
    void whatIsWrongInTheFirstLineEndsTheReading() {
        assertThatThrownBy(() -> Rows.read("{\n  \"event\": \"signup\"\n}\n"))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith("standard input line 1: the row must be one whole JSON object");
    }

    @Test
    void aLineWithoutEndIsRejected_andNeverKeptWhole() throws Exception {
        String endless = "{\"event\":\"" + "x".repeat(3 * RowLengthGuard.LONGEST_ROW_CHARACTERS) + "\"}\n";

        Rows read = Rows.read(SIGNUP + endless + SIGNUP);

        assertThat(read.lines()).containsExactly(1L, 3L);
        assertThat(read.rejects()).extracting(Reject::bound).containsExactly("at most 1048576 characters long");
    }
}
