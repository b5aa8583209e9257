package io.tideline.app.ingest.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OccurredAtTest {
    private static final OccurredAt BERLIN = new OccurredAt(ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T18:30:00+01:00,      2026-01-05T17:30:00Z",
        "2026-01-05T18:30:00+0100,       2026-01-05T17:30:00Z",
        "2026-01-05T18:30:00+01,         2026-01-05T17:30:00Z",
        "2026-01-05 18:30:00 +0100,      2026-01-05T17:30:00Z",
        "2026-01-05T18:30:00-05:30,      2026-01-06T00:00:00Z",
        "2026-01-05T18:30:00Z,           2026-01-05T18:30:00Z",
        "2026-01-05t18:30:00z,           2026-01-05T18:30:00Z",
        "2026-01-05T18:30Z,              2026-01-05T18:30:00Z",
        "2026-01-05T18:30:00.123456789Z, 2026-01-05T18:30:00.123Z",
        "1969-12-31T23:59:59.9999Z,      1969-12-31T23:59:59.999Z",
        "2026-01-05T18:30:00,            2026-01-05T17:30:00Z",
        "2026-07-05 18:30,               2026-07-05T16:30:00Z",
        "2026-01-05,                     2026-01-04T23:00:00Z",
        "2026-07-05,                     2026-07-04T22:00:00Z",
        "0001-01-01T00:00:00Z,           0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z,           9999-12-31T23:59:59Z",
    })
    void isReadAsIso8601(String text, Instant expected) {
        assertThat(BERLIN.parse(text)).contains(expected);
    }

    @Test
    void aTimeInTheSpringGapMovesOnByItsLength() {
        assertThat(BERLIN.parse("2026-03-29T02:30:00")).contains(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @Test
    void aTimeThatExistsTwiceIsTheFirst() {
        assertThat(BERLIN.parse("2026-10-25T02:30:00")).contains(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @Test
    void aDayBeginsWhenItsZoneSays_evenAtOneOClock() {
        OccurredAt santiago = new OccurredAt(ZoneId.of("America/Santiago"));

        assertThat(santiago.parse("2026-09-06")).contains(Instant.parse("2026-09-06T04:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "",
                "2026-02-30",
                "2026-13-01",
                "2026-1-5",
                "05.01.2026",
                "01/05/2026",
                "2026-01-05T25:00:00Z",
                "2026-01-05T24:00:00Z",
                "2026-01-05T18:30:60Z",
                "2026-01-05T18:30:00+19:00",
                "2026-01-05T18:30:00Z trailing",
                "2026-01-05Z",
                "2026-01-05T",
                "+12026-01-05T18:30:00Z",
                "-0001-01-05T18:30:00Z",
                "1767634200",
                "2026-01-05T18:30:00[Europe/Berlin]",
            })
    void anythingElseIsNoInstant(String text) {
        assertThat(BERLIN.parse(text)).isEmpty();
    }
}
