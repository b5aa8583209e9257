package io.tideline.local.admission;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tideline.admission.Input;
import io.tideline.admission.Rejection.Code;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Values that are no record of their topic, whatever is in them. */
final class BadBytes {
    private static final String SCHEMA_HEADER = "__value_schema_id";
    private static final int GUID_HEADER_BYTES = 17;

    private final Contracts contracts;
    private final Instant at;
    private final List<Bad> all = new ArrayList<>();

    private BadBytes(Contracts contracts, Instant at) {
        this.contracts = contracts;
        this.at = at;
    }

    static List<Bad> of(Contracts contracts, Instant at) {
        BadBytes bytes = new BadBytes(contracts, at);
        for (Input input : Input.values()) {
            bytes.noWireFormat(input);
            bytes.unknownSchemas(input);
            bytes.headers(input);
            bytes.otherRecords(input);
            bytes.truncated(input);
            bytes.tooLong(input);
        }
        bytes.impossibleValues();
        return bytes.all;
    }

    private byte[] plain(Input input) {
        return contracts.bytes(Contracts.plain(input, "b", at));
    }

    private void add(Input input, String kind, byte[] value, Code code, String mentions) {
        add(input, kind, value, List.of(), code, mentions);
    }

    private void add(Input input, String kind, byte[] value, List<Header> headers, Code code, String mentions) {
        Message message = Contracts.message(input, "b", value).with(headers, Contracts.SENT_AT);
        all.add(new Bad(input + ": " + kind, message, code, "", mentions));
    }

    private void noWireFormat(Input input) {
        add(input, "no value", null, Code.MISSING_VALUE, "was null");
        add(input, "no bytes", new byte[0], Code.NOT_WIRE_FORMAT, "0 bytes");
        for (int length = 1; length < Contracts.PREFIX_BYTES; length++) {
            byte[] start = Arrays.copyOf(plain(input), length);
            add(input, "only " + length + " bytes", start, Code.NOT_WIRE_FORMAT, length + " bytes");
        }
        byte[] protobuf = plain(input);
        protobuf[0] = 1;
        add(input, "another magic byte", protobuf, Code.NOT_WIRE_FORMAT, "0x01");
        add(input, "JSON", "{\"customerId\":\"b\"}".getBytes(UTF_8), Code.NOT_WIRE_FORMAT, "0x7b");
    }

    private void unknownSchemas(Input input) {
        for (int id : new int[] {999_999, Integer.MAX_VALUE, 0, -1}) {
            byte[] value = plain(input);
            ByteBuffer.wrap(value).putInt(1, id);
            add(input, "schema id " + id, value, Code.UNKNOWN_SCHEMA, Integer.toString(id));
        }
    }

    private void headers(Input input) {
        byte[] wrongMagic = new byte[GUID_HEADER_BYTES];
        byte[] unknown = new byte[GUID_HEADER_BYTES];
        unknown[0] = 1;
        headed(input, "no schema header value", null, Code.NOT_WIRE_FORMAT, SCHEMA_HEADER);
        headed(input, "empty schema header", new byte[0], Code.NOT_WIRE_FORMAT, SCHEMA_HEADER);
        headed(input, "short schema header", new byte[] {1, 2, 3}, Code.NOT_WIRE_FORMAT, SCHEMA_HEADER);
        headed(input, "schema header of another magic byte", wrongMagic, Code.NOT_WIRE_FORMAT, SCHEMA_HEADER);
        headed(input, "schema header of an unknown schema", unknown, Code.UNKNOWN_SCHEMA, "00000000-0000");
    }

    private void headed(Input input, String kind, byte[] header, Code code, String mentions) {
        add(input, kind, plain(input), List.of(new RecordHeader(SCHEMA_HEADER, header)), code, mentions);
    }

    private void otherRecords(Input input) {
        for (Input other : Input.values()) {
            if (other != input) {
                add(input, "a record of " + other, plain(other), Code.INCOMPATIBLE_SCHEMA, "cannot be read");
            }
        }
    }

    /** At every length: no part of a record of ours may be left out. */
    private void truncated(Input input) {
        byte[] whole = plain(input);
        for (int length = Contracts.PREFIX_BYTES; length < whole.length; length++) {
            byte[] start = Arrays.copyOf(whole, length);
            add(input, "cut to " + length, start, Code.UNDECODABLE, "not what its schema says");
        }
    }

    private void tooLong(Input input) {
        byte[] whole = plain(input);
        add(input, "a byte more", Arrays.copyOf(whole, whole.length + 1), Code.UNDECODABLE, "1 bytes");
        add(input, "two of them", twice(whole), Code.UNDECODABLE, whole.length + " bytes");
        // The first field of every record is a text, which begins with its length.
        claimed(input, "a text of 2 GB", "fe ff ff ff 0f", "2147483647");
        claimed(input, "a text of all bytes there can be", "fe ff ff ff ff ff ff ff ff 01", "9223372036854775807");
        claimed(input, "a text of less than nothing", "01", "-1");
        claimed(input, "a length without an end", "ff ff ff ff ff ff ff ff ff ff ff", "10 bytes");
    }

    private static byte[] twice(byte[] whole) {
        return ByteBuffer.allocate(2 * whole.length).put(whole).put(whole).array();
    }

    private void claimed(Input input, String kind, String length, String mentions) {
        byte[] head = hex(length);
        byte[] whole = plain(input);
        byte[] value = ByteBuffer.allocate(whole.length + head.length)
                .put(whole, 0, Contracts.PREFIX_BYTES)
                .put(head)
                .put(whole, Contracts.PREFIX_BYTES, whole.length - Contracts.PREFIX_BYTES)
                .array();
        add(input, kind, value, Code.UNDECODABLE, mentions);
    }

    /** The end of an order: no lines, then country, loyaltyMember and test, each in a byte. */
    private void impossibleValues() {
        ending("a test that is neither", "00 00 00 02", "boolean is 2");
        ending("a union of a third branch", "00 00 04 00", "branch 2");
        ending("a union of a branch before the first", "00 00 01 00", "branch -1");
        ending("a billion lines", "80 a8 d6 b9 07 00 00 00", "more items");
        byte[] kind = plain(Input.ADJUSTMENTS);
        int position = kind.length - 1 - 1 - 5; // before reason, currency and an amount of four bytes
        kind[position] = 100;
        add(Input.ADJUSTMENTS, "a kind beyond the schema's", kind, Code.UNDECODABLE, "symbol 50");
        byte[] request = plain(Input.REQUESTS);
        request[request.length - 1] = 100;
        add(Input.REQUESTS, "a kind beyond the schema's", request, Code.UNDECODABLE, "symbol 50");
    }

    private void ending(String kind, String end, String mentions) {
        byte[] last = hex(end);
        byte[] whole = plain(Input.PURCHASES);
        byte[] value = ByteBuffer.allocate(whole.length - 4 + last.length)
                .put(whole, 0, whole.length - 4)
                .put(last)
                .array();
        add(Input.PURCHASES, kind, value, Code.UNDECODABLE, mentions);
    }

    private static byte[] hex(String bytes) {
        return HexFormat.ofDelimiter(" ").parseHex(bytes);
    }
}
