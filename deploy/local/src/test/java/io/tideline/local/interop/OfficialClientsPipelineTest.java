package io.tideline.local.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tideline.admission.Input;
import io.tideline.contract.OutputTopics;
import io.tideline.local.LocalStackOptions;
import io.tideline.local.PreparedStack;
import io.tideline.local.replay.DeadLetters;
import io.tideline.local.replay.PublishedRows;
import io.tideline.local.replay.Replay;
import io.tideline.retention.RetentionKpi;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema.Field;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A shop that uses only the official JavaScript clients: its purchases are counted, and it reads its figures. */
@Tag("interop")
class OfficialClientsPipelineTest {
    private static final int CUSTOMERS = 25;

    /** The orders lie a minute apart up to now, so that with this no two of them lie in different years. */
    private static final String YEAR = "year/";

    @BeforeAll
    static void require() {
        NodeScripts.INTEROP.require();
    }

    @Test
    void purchasesOfTheOfficialClients_areCounted_andTheyReadTheFigures() throws Exception {
        Map<String, String> shop = Map.of(
                "clock.mode", "event",
                "topics.partitions", "2",
                "partition.idle.timeout", "1 s",
                // kafkajs reads lz4, our default, only with a codec that is added to it.
                "kafka.producer.compression.type", "gzip");
        try (PreparedStack stack = PreparedStack.start(LocalStackOptions.temporary(), shop)) {
            String registry = stack.stack().registryUrl().toString();
            String servers = stack.stack().bootstrapServers();
            String purchases = stack.settings().topics().of(Input.PURCHASES);
            NodeScripts.INTEROP.run("produce-purchases.mjs", servers, registry, purchases, "latest", "" + CUSTOMERS);

            new Replay(stack.settings()).process();
            Map<String, JsonNode> rows = new TreeMap<>();
            for (String line : NodeScripts.INTEROP.run(
                    "read-kpis.mjs",
                    servers,
                    registry,
                    stack.settings().topics().of(OutputTopics.KPIS))) {
                JsonNode record = new ObjectMapper().readTree(line);
                rows.put(record.get("key").textValue(), record.get("value"));
            }

            assertThat(DeadLetters.read(stack.settings()).records()).isEmpty();
            assertCounted(rows);
            assertSame(
                    rows,
                    PublishedRows.last(OutputTopics.KPIS, stack.settings()).byKey());
        }
    }

    /** Of customer i a first order of 20.99 + i euros, 3.99 of it tax; each fifth has a coupon, each second is WEB. */
    private static void assertCounted(Map<String, JsonNode> rows) {
        BigDecimal revenue = new BigDecimal("17.00")
                .multiply(BigDecimal.valueOf(CUSTOMERS))
                .add(BigDecimal.valueOf(CUSTOMERS * (CUSTOMERS - 1) / 2));
        assertThat(sum(rows, "all", "orders")).isEqualByComparingTo(BigDecimal.valueOf(CUSTOMERS));
        assertThat(sum(rows, "all", "newCustomers")).isEqualByComparingTo(BigDecimal.valueOf(CUSTOMERS));
        assertThat(sum(rows, "all", "revenue")).isEqualByComparingTo(revenue);
        assertThat(sum(rows, "channel=WEB", "orders")).isEqualByComparingTo("13");
        assertThat(sum(rows, "channel=STORE", "orders")).isEqualByComparingTo("12");
        assertThat(sum(rows, "discount=discounted", "orders")).isEqualByComparingTo("5");
    }

    /** Over all years, of which there are two if this runs in the first minutes of one. */
    private static BigDecimal sum(Map<String, JsonNode> rows, String segment, String figure) {
        int year = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).getYear();
        BigDecimal sum = BigDecimal.ZERO;
        for (int any = year - 1; any <= year; any++) {
            JsonNode row = rows.get(YEAR + segment + "/" + any + "-01-01");
            if (row != null) {
                sum = sum.add(new BigDecimal(row.get(figure).asText()));
            }
        }
        return sum;
    }

    private static void assertSame(Map<String, JsonNode> theirs, Map<String, RetentionKpi> ours) {
        assertThat(theirs.keySet()).isEqualTo(ours.keySet()).isNotEmpty();
        ours.forEach((key, row) -> row.getSchema().getFields().forEach(field -> assertThat(
                        text(theirs.get(key).get(field.name())))
                .as("%s of %s", field.name(), key)
                .isEqualTo(text(row, field))));
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            return value.size() == 0 ? "[]" : value.toString();
        }
        return value.isDouble() ? Double.toString(value.doubleValue()) : value.asText();
    }

    /** As the official client gives it: times and dates as numbers, amounts as text, and whole doubles without a point. */
    private static String text(RetentionKpi row, Field field) {
        Object value = row.get(field.pos());
        if (value instanceof Instant instant) {
            return Long.toString(instant.toEpochMilli());
        } else if (value instanceof LocalDate date) {
            return Long.toString(date.toEpochDay());
        } else if (value instanceof BigDecimal amount) {
            return amount.toPlainString();
        } else if (value instanceof Double ratio && ratio == Math.rint(ratio)) {
            return Long.toString(ratio.longValue());
        }
        return String.valueOf(value);
    }
}
