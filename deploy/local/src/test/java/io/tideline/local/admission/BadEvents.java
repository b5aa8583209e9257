package io.tideline.local.admission;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.tideline.admission.Input;
import io.tideline.admission.Rejection.Code;
import io.tideline.commerce.AdjustmentKind;
import io.tideline.commerce.OrderAdjusted;
import io.tideline.commerce.OrderCompleted;
import io.tideline.commerce.RequestKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Records of their topic's contract that break one of its rules. */
final class BadEvents {
    /** Leaves room for the rest of the record in what a topic takes at most, 1,048,588 bytes. */
    private static final int LARGE = 1_048_000;

    private final Contracts contracts;
    private final Instant at;
    private final List<Bad> all = new ArrayList<>();

    private BadEvents(Contracts contracts, Instant at) {
        this.contracts = contracts;
        this.at = at;
    }

    /**
     * One of each kind.
     *
     * @param at a time at which nothing is wrong with an event
     */
    static List<Bad> of(Contracts contracts, Instant at) {
        BadEvents events = new BadEvents(contracts, at);
        for (Input input : Input.values()) {
            events.ids(input);
            events.times(input);
            events.keys(input);
        }
        events.revisions();
        events.amounts();
        events.currencies();
        events.schemas();
        events.sizes();
        return events.all;
    }

    /** Adjustments in another currency than their order, which is {@code order} and known or not. */
    static List<Bad> inAnotherCurrency(Contracts contracts, OrderCompleted order, String kind) {
        List<Bad> all = new ArrayList<>();
        for (String currency : List.of("USD", "GBP")) {
            OrderAdjusted refund = Contracts.refund(order.getCustomerId(), order.getOrderId(), order.getOccurredAt());
            refund.setEventId("a-" + currency + order.getOrderId());
            refund.setCurrency(currency);
            Message message = contracts.message(refund).with(manyHeaders(3), Contracts.SENT_AT);
            String says = "currency must be that of the order, EUR, was " + currency;
            all.add(new Bad(kind + " in " + currency, message, Code.CURRENCY_MISMATCH, "currency", says));
        }
        return all;
    }

    private SpecificRecord plain(Input input) {
        return Contracts.plain(input, "bad", at);
    }

    private void add(String kind, SpecificRecord record, Code code, String field, String mentions) {
        add(kind, contracts.message(record), code, field, mentions);
    }

    private void add(String kind, Message message, Code code, String field, String mentions) {
        all.add(new Bad(message.input() + ": " + kind, message, code, field, mentions));
    }

    private void ids(Input input) {
        for (String field : List.of("eventId", "customerId", "orderId")) {
            if (plain(input).getSchema().getField(field) != null) {
                for (String blank : List.of("", " ", "\t\n\u2003")) {
                    String says = field + " must not be blank, was \"" + blank + "\"";
                    add(
                            "blank " + field + " of " + blank.length(),
                            with(input, field, blank),
                            Code.BLANK_ID,
                            field,
                            says);
                }
                for (String letter : List.of("x", "\uD83D\uDED2")) {
                    String says = field + " must have at most 256 characters, had 257";
                    SpecificRecord record = with(input, field, letter.repeat(257));
                    add("257 times " + letter + " as " + field, record, Code.ID_TOO_LONG, field, says);
                }
                SpecificRecord longest = with(input, field, "x".repeat(100_000));
                add("endless " + field, longest, Code.ID_TOO_LONG, field, "had 100000");
            }
        }
    }

    private SpecificRecord with(Input input, String field, Object value) {
        SpecificRecord record = plain(input);
        record.put(record.getSchema().getField(field).pos(), value);
        return record;
    }

    private void times(Input input) {
        Map<String, Instant> early = Map.of(
                "the first instant of 1990", Instant.parse("1990-01-01T00:00:00Z"),
                "the last instant of 1989", Instant.parse("1989-12-31T23:59:59.999Z"),
                "1970", Instant.EPOCH,
                "the first time there is", Instant.ofEpochMilli(Long.MIN_VALUE));
        early.forEach((kind, time) -> add(
                kind,
                with(input, "occurredAt", time),
                Code.TIME_TOO_EARLY,
                "occurredAt",
                "1990-01-01T00:00:00Z, was " + time));
        Map<String, Instant> late = Map.of(
                "two hours ahead", Instant.now().plus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS),
                "2090", Instant.parse("2090-01-01T00:00:00Z"),
                "seconds taken for milliseconds", Instant.ofEpochMilli(at.toEpochMilli() * 1000),
                "the last time there is", Instant.ofEpochMilli(Long.MAX_VALUE));
        late.forEach((kind, time) ->
                add(kind, with(input, "occurredAt", time), Code.TIME_IN_FUTURE, "occurredAt", "was " + time));
        Instant old = Instant.parse("2001-09-09T01:46:40Z");
        add("beyond the horizon", with(input, "occurredAt", old), Code.BEYOND_HORIZON, "occurredAt", "1095 days");
    }

    private void keys(Input input) {
        Message message = contracts.message(plain(input));
        add("no key", message.withKey(null), Code.KEY_MISMATCH, "customerId", "\"bad\", was null");
        for (String key : List.of("", "BAD", "bad ", "\uFEFFbad", "good", "\"bad\"")) {
            add(
                    "key " + key,
                    message.withKey(key.getBytes(UTF_8)),
                    Code.KEY_MISMATCH,
                    "customerId",
                    "was \"" + key + "\"");
        }
        byte[] serialized = {0, 0, 0, 0, 1, 6, 'b', 'a', 'd'};
        add("an Avro key", message.withKey(serialized), Code.KEY_MISMATCH, "customerId", "\"bad\"");
        byte[] value = contracts.bytes(plain(input));
        int last = new String(value, ISO_8859_1).lastIndexOf("bad") + 2;
        value[last] = (byte) 0xff; // no UTF-8 text has this byte, so no key can be the id
        Message broken = Contracts.message(input, "bad", value).withKey(new byte[] {'b', 'a', (byte) 0xff});
        add("an id that is no UTF-8", broken, Code.KEY_MISMATCH, "customerId", "\"ba\uFFFD\"");
    }

    private void revisions() {
        for (long revision : List.of(-1L, Long.MIN_VALUE)) {
            add(
                    "revision " + revision,
                    with(Input.PURCHASES, "revision", revision),
                    Code.NEGATIVE_REVISION,
                    "revision",
                    "revision must not be negative, was " + revision);
        }
    }

    private void amounts() {
        for (String amount : List.of("-0.0001", "-19.9000", "-999999999999999.9999")) {
            String was = " must not be negative, was " + amount;
            add(
                    "total " + amount,
                    with(Input.PURCHASES, "total", new BigDecimal(amount)),
                    Code.NEGATIVE_AMOUNT,
                    "total",
                    "total" + was);
            add(
                    "amount " + amount,
                    with(Input.ADJUSTMENTS, "amount", new BigDecimal(amount)),
                    Code.NEGATIVE_AMOUNT,
                    "amount",
                    "amount" + was);
        }
    }

    private void currencies() {
        for (String currency : List.of("eur", "Eur", "EURO", "EU", "ZZZ", "\u20AC", " EUR", "978", "x".repeat(1000))) {
            for (Input input : List.of(Input.PURCHASES, Input.ADJUSTMENTS)) {
                String begin = currency.substring(0, Math.min(80, currency.length()));
                String says = "currency must be an ISO 4217 code, was \"" + begin;
                add("currency " + begin, with(input, "currency", currency), Code.UNKNOWN_CURRENCY, "currency", says);
            }
        }
        add(
                "currency of nothing",
                with(Input.PURCHASES, "currency", ""),
                Code.UNKNOWN_CURRENCY,
                "currency",
                "was \"\"");
    }

    private void schemas() {
        add(
                "kind UNKNOWN",
                with(Input.ADJUSTMENTS, "kind", AdjustmentKind.UNKNOWN),
                Code.UNKNOWN_KIND,
                "kind",
                "CANCELLED or REFUNDED");
        add("kind UNKNOWN", with(Input.REQUESTS, "kind", RequestKind.UNKNOWN), Code.UNKNOWN_KIND, "kind", "ERASE");
        newerKind(Input.ADJUSTMENTS, "EXCHANGED");
        newerKind(Input.REQUESTS, "EXPORT");
        Schema plainLong = Schema.create(Schema.Type.LONG);
        foreign(
                "time without its unit",
                Input.SIGNUPS,
                Schemas.with(plain(Input.SIGNUPS).getSchema(), "occurredAt", plainLong),
                "occurredAt",
                at.toEpochMilli());
        Schema text = Schema.create(Schema.Type.STRING);
        foreign(
                "total as text",
                Input.PURCHASES,
                Schemas.with(OrderCompleted.getClassSchema(), "total", text),
                "total",
                "19.90");
        foreign(
                "customer as number",
                Input.REQUESTS,
                Schemas.with(plain(Input.REQUESTS).getSchema(), "customerId", plainLong),
                "customerId",
                7L);
        foreign(
                "without a total",
                Input.PURCHASES,
                Schemas.without(OrderCompleted.getClassSchema(), "total"),
                "orderId",
                "o");
        foreign(
                "another name",
                Input.PURCHASES,
                Schemas.named(OrderCompleted.getClassSchema(), "OrderPlaced"),
                "orderId",
                "o");
    }

    private void newerKind(Input input, String kind) {
        Schema newer = Schemas.withSymbol(plain(input).getSchema(), "kind", kind);
        Object symbol = new GenericData.EnumSymbol(newer.getField("kind").schema(), kind);
        byte[] value = contracts.inSchema(plain(input), newer, "kind", symbol);
        add("a newer writer's kind", Contracts.message(input, "bad", value), Code.UNKNOWN_KIND, "kind", "kind must be");
    }

    private void foreign(String kind, Input input, Schema schema, String field, Object value) {
        byte[] bytes = contracts.inSchema(plain(input), schema, field, value);
        add(kind, Contracts.message(input, "bad", bytes), Code.INCOMPATIBLE_SCHEMA, "", "cannot be read");
    }

    private void sizes() {
        OrderAdjusted large = Contracts.refund("bad", "o", at);
        large.setReason(noise(LARGE));
        large.setCurrency("eur");
        add("as large as a topic takes", large, Code.UNKNOWN_CURRENCY, "currency", "was \"eur\"");
        Message noJson = Contracts.message(Input.SIGNUPS, "bad", ("x" + noise(LARGE)).getBytes(UTF_8));
        add("large, and no record at all", noJson, Code.NOT_WIRE_FORMAT, "", "0x78");
        OrderCompleted order = Contracts.order("bad", "o", at);
        order.setTotal(new BigDecimal("-1.0000"));
        Message message = contracts.message(order);
        for (int headers : new int[] {1, 100, 5000}) {
            Message headed = message.with(manyHeaders(headers), Contracts.SENT_AT);
            add(headers + " times 6 headers", headed, Code.NEGATIVE_AMOUNT, "total", "-1.0000");
        }
        List<Header> largeHeader =
                List.of(new RecordHeader("trace", noise(LARGE).getBytes(UTF_8)));
        add("a large header", message.with(largeHeader, Contracts.SENT_AT), Code.NEGATIVE_AMOUNT, "total", "-1.0000");
        add(
                "without a timestamp",
                message.with(List.of(), Message.NO_TIMESTAMP),
                Code.NEGATIVE_AMOUNT,
                "total",
                "-1.0000");
        add("sent in 1970", message.with(List.of(), 0), Code.NEGATIVE_AMOUNT, "total", "-1.0000");
    }

    /** Also such as are named as ours, come twice, have no value, or an empty name. */
    static List<Header> manyHeaders(int times) {
        List<Header> headers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            headers.add(new RecordHeader("error.code", ("theirs " + i).getBytes(UTF_8)));
            headers.add(new RecordHeader("source.offset", "-7".getBytes(UTF_8)));
            headers.add(new RecordHeader("ce_id", new byte[] {(byte) i, -1, 0}));
            headers.add(new RecordHeader("ce_id", (byte[]) null));
            headers.add(new RecordHeader("", new byte[0]));
            headers.add(new RecordHeader("tideline.source", new byte[] {1}));
        }
        return headers;
    }

    /** Letters that hardly compress. */
    private static String noise(int length) {
        Random random = new Random(length);
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) (' ' + random.nextInt(95)));
        }
        return text.toString();
    }
}
