package io.tideline.app.ingest.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.app.ingest.Rows;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ids are stored for ever: an id that changes makes every import before it count twice. */
class DerivedEventIdTest {
    private static final String HEADER =
            "event,customer_id,order_id,occurred_at,total,tax,currency,channel,category,test,reason\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "signup,c1,,2026-01-03T10:00:00Z,,,,WEB,,,                       | 0ad6bbe2-3adc-822e-bafb-178afed85cb5",
                "purchase,c1,o1,2026-01-05T18:30:00+01:00,49.90,,EUR,WEB,shoes,, | 876e0123-d6b4-8931-9e2a-52541f4bc63b",
                "purchase,c\u00fc,o1,2026-01-05,0,1.5,,,,true,                   | adb3405d-bcb7-8d8b-8109-f38299c06013",
                "refund,c1,o1,2026-01-20T09:00:00Z,10.00,,EUR,,,,                | 87d0f995-4f1d-84fb-b5ad-2a380479e2b2",
                "cancellation,c1,o1,2026-01-21T09:00:00Z,,,,,,,too late          | 0709f9bd-c6c3-8ded-bbea-fd24b92cd59e",
            })
    void idsNeverChange(String row, String golden) throws Exception {
        assertThat(id(row, "UTC")).isEqualTo(golden);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "refund,c1,o1,2026-01-20T09:00:00Z,10.00,,EUR,,,,       | refund,c1,o1,2026-01-20T10:00:00+01:00,10,,EUR,,,,",
                "refund,c1,o1,2026-01-20T09:00:00Z,10.00,,EUR,,,,       | REFUND,c1, o1 ,2026-01-20 10:00,+010.0000,,EUR,,,,",
                "refund,c1,o1,2026-01-20T09:00:00.0001Z,10,,,,,,        | refund,c1,o1,2026-01-20T09:00Z,10,,,,,,",
                "refund,c1,o1,2026-01-20T09:00Z,10,,,,,,                | refund,c1,o1,2026-01-20T09:00Z,10,,,WEB,shoes,,",
                "purchase,c1,o1,2026-01-20,10,,,,,,                     | purchase,c1,o1,2026-01-19T23:00:00Z,10,,,,,no,",
            })
    void theSameContentSpelledOtherwiseIsTheSameEvent(String row, String other) throws Exception {
        assertThat(id(row, "Europe/Berlin")).isEqualTo(id(other, "Europe/Berlin"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "refund,c1,o1,2026-01-20T09:00:00Z,10,,EUR,,,,  | refund,c1,o1,2026-01-20T09:00:00.001Z,10,,EUR,,,,",
                "refund,c1,o1,2026-01-20T09:00:00Z,10,,EUR,,,,  | refund,c1,o1,2026-01-20T09:00:00Z,10.0001,,EUR,,,,",
                "refund,c1,o1,2026-01-20T09:00:00Z,10,,EUR,,,,  | refund,c1,o1,2026-01-20T09:00:00Z,10,,,,,,",
                "refund,c1,o1,2026-01-20T09:00:00Z,10,,EUR,,,,  | cancellation,c1,o1,2026-01-20T09:00:00Z,10,,EUR,,,,",
                "refund,c1,o11,2026-01-20T09:00:00Z,,,,,,,      | refund,c11,o1,2026-01-20T09:00:00Z,,,,,,,",
                "purchase,c1,o1,2026-01-20,10,,,,,,             | purchase,c1,o1,2026-01-20,10,,,,,yes,",
                "purchase,c1,o1,2026-01-20,10,0,,,,,            | purchase,c1,o1,2026-01-20,10,,,,,,",
            })
    void otherContentIsAnotherEvent(String row, String other) throws Exception {
        assertThat(id(row, "UTC")).isNotEqualTo(id(other, "UTC"));
    }

    @Test
    void revisionIsContent_unlessItIsZero_soThatFilesWithoutItKeepTheirIds() throws Exception {
        String row = "purchase,c1,o1,2026-01-05T18:30:00+01:00,49.90,,EUR,WEB,shoes,,";
        String golden = "876e0123-d6b4-8931-9e2a-52541f4bc63b";
        assertThat(idOfRevision(row, "")).isEqualTo(golden);
        assertThat(idOfRevision(row, "0")).isEqualTo(golden);
        assertThat(idOfRevision(row, "1")).isNotEqualTo(golden).isEqualTo(idOfRevision(row, "+01"));
        assertThat(idOfRevision(row, "2")).isNotEqualTo(idOfRevision(row, "1"));
        assertThat(idOfRevision("refund,c1,o1,2026-01-20T09:00:00Z,10.00,,EUR,,,,", "1"))
                .isEqualTo("87d0f995-4f1d-84fb-b5ad-2a380479e2b2");
    }

    @Test
    void anIdIsAUuidOfVersion8_soThatSixteenBytesHoldIt() throws Exception {
        String id = id("signup,c1,,2026-01-03T10:00:00Z,,,,WEB,,,", "UTC");

        assertThat(id).matches("[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(UUID.fromString(id)).hasToString(id);
    }

    @Test
    void aGivenIdIsKeptAsItIs() throws Exception {
        Rows rows = Rows.read("event,event_id,customer_id,occurred_at\nsignup,MINE-1,c1,2026-01-05\n");
        Object id = new RowEvents(ZoneId.of("UTC"), "EUR")
                .of(rows.rows().get(0))
                .value()
                .get(0);

        assertThat(id).isEqualTo("MINE-1");
    }

    private static String id(String row, String zone) throws Exception {
        return id(HEADER, row, zone);
    }

    private static String idOfRevision(String row, String revision) throws Exception {
        return id(HEADER.replace("\n", ",revision\n"), row + "," + revision, "UTC");
    }

    private static String id(String header, String row, String zone) throws Exception {
        RawRow read = Rows.read(header + row + "\n").rows().get(0);
        ImportEvent event = new RowEvents(ZoneId.of(zone), "EUR").of(read);
        return (String)
                event.value().get(event.value().getSchema().getField("eventId").pos());
    }
}
