package io.tideline.app.ingest.row;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tideline.app.ingest.Rows;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.Test;

/** However random content is written down, the same events come out, ids included, and with them what went in. */
class SpellingRoundTripTest {
    private static final int SEEDS = 200;
    private static final int ROWS = 25;
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final List<String> KINDS = List.of("signup", "purchase", "refund", "cancellation");
    private static final String[] TEXTS = {
        "shoes", "a,b", "say \"hi\"", "two\nlines", "\u00fcber \ud83d\ude00", "x;y\tz", "{}", "1e5", "#5"
    };

    @Test
    void csvAndNdjsonInAnySpellingGiveTheSameEvents() throws Exception {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            List<Map<Column, String>> contents = contents(random);
            List<SpecificRecord> fromCsv = events(csv(contents, random));
            List<SpecificRecord> fromNdjson = events(ndjson(contents, random));

            assertThat(fromCsv).as("seed %d", seed).hasSize(ROWS).isEqualTo(fromNdjson);
            for (int i = 0; i < ROWS; i++) {
                assertSays(fromCsv.get(i), contents.get(i), seed);
            }
        }
    }

    private static void assertSays(SpecificRecord event, Map<Column, String> content, long seed) {
        assertThat(event.get(event.getSchema().getField("customerId").pos()))
                .as("seed %d", seed)
                .isEqualTo(content.get(Column.CUSTOMER_ID));
        assertThat(event.get(event.getSchema().getField("occurredAt").pos()))
                .as("seed %d", seed)
                .isEqualTo(Instant.parse(content.get(Column.OCCURRED_AT)));
        if (content.get(Column.EVENT).equals("purchase")) {
            assertThat((BigDecimal)
                            event.get(event.getSchema().getField("total").pos()))
                    .as("seed %d", seed)
                    .isEqualByComparingTo(content.get(Column.TOTAL));
        }
    }

    private static List<Map<Column, String>> contents(Random random) {
        List<Map<Column, String>> contents = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            Map<Column, String> content = new EnumMap<>(Column.class);
            content.put(Column.EVENT, KINDS.get(random.nextInt(KINDS.size())));
            content.put(Column.CUSTOMER_ID, TEXTS[random.nextInt(TEXTS.length)] + random.nextInt(9));
            content.put(Column.ORDER_ID, "o" + random.nextInt(99));
            content.put(
                    Column.OCCURRED_AT,
                    Instant.ofEpochMilli(random.nextLong(1_800_000_000_000L)).toString());
            content.put(
                    Column.TOTAL,
                    BigDecimal.valueOf(random.nextLong(1L << 60), 4).toPlainString());
            maybe(random, content, Column.TAX, "0." + random.nextInt(10_000));
            maybe(random, content, Column.CURRENCY, "USD");
            maybe(random, content, Column.CHANNEL, TEXTS[random.nextInt(TEXTS.length)]);
            maybe(random, content, Column.CATEGORY, TEXTS[random.nextInt(TEXTS.length)]);
            maybe(random, content, Column.TEST, "true");
            maybe(random, content, Column.REVISION, Integer.toString(random.nextInt(3)));
            maybe(random, content, Column.REASON, TEXTS[random.nextInt(TEXTS.length)]);
            contents.add(content);
        }
        return contents;
    }

    private static void maybe(Random random, Map<Column, String> content, Column column, String value) {
        if (random.nextBoolean()) {
            content.put(column, value);
        }
    }

    private static String csv(List<Map<Column, String>> contents, Random random) throws Exception {
        List<Column> columns = new ArrayList<>(Arrays.asList(Column.values()));
        Collections.shuffle(columns, random);
        StringWriter text = new StringWriter();
        String end = random.nextBoolean() ? "\n" : "\r\n";
        CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator(end).get();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            printer.printRecord(columns.stream().map(Column::label));
            for (Map<Column, String> content : contents) {
                printer.printRecord(columns.stream().map(column -> spelled(column, content, random)));
            }
        }
        return text.toString();
    }

    private static String ndjson(List<Map<Column, String>> contents, Random random) {
        StringBuilder text = new StringBuilder();
        for (Map<Column, String> content : contents) {
            List<Column> columns = new ArrayList<>(content.keySet());
            Collections.shuffle(columns, random);
            ObjectNode row = JsonMapper.builder().build().createObjectNode();
            columns.forEach(column -> row.put(column.label(), spelled(column, content, random)));
            text.append(row).append('\n');
        }
        return text.toString();
    }

    private static String spelled(Column column, Map<Column, String> content, Random random) {
        String value = content.getOrDefault(column, "");
        if (value.isEmpty()) {
            return value;
        }
        return switch (column) {
            case OCCURRED_AT -> spelledInstant(Instant.parse(value), random);
            case TOTAL, TAX -> spelledAmount(value, random);
            case REVISION -> List.of("", "+", "00").get(random.nextInt(3)) + value;
            case TEST -> List.of("true", "1", "YES").get(random.nextInt(3));
            case EVENT, CURRENCY -> random.nextBoolean() ? value : " " + value;
            default -> value;
        };
    }

    private static String spelledInstant(Instant instant, Random random) {
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(900 * (random.nextInt(97) - 48));
        String text = random.nextBoolean()
                ? instant.toString()
                : instant.atOffset(offset).toString();
        return random.nextBoolean() ? text : text.replace('T', ' ');
    }

    private static String spelledAmount(String value, Random random) {
        String zeros = value.contains(".") ? "0".repeat(random.nextInt(3)) : "";
        return (random.nextBoolean() ? "" : "+0") + value + zeros;
    }

    private static List<SpecificRecord> events(String text) throws Exception {
        RowEvents reading = new RowEvents(ZONE, "EUR");
        List<SpecificRecord> events = new ArrayList<>();
        for (RawRow row : Rows.read(text).rows()) {
            events.add(reading.of(row).value());
        }
        return events;
    }
}
