package io.tideline.schemas.wire;

/**
 * Confluent wire format of a key or value, the bytes that say which schema wrote it:
 *
 * <pre>
 *   prefix form: value  = 0x00 id(int32, big-endian) body
 *   header form: header = 0x01 guid(16 bytes, big-endian), named __key_schema_id or __value_schema_id; value = body
 *   body        = one datum in Avro's binary encoding, nothing after it
 * </pre>
 *
 * The prefix form is written; both are read, the header first. Null is no value and has no bytes at all.
 */
final class WireFormat {

    static final byte MAGIC = 0;
    static final int PREFIX_BYTES = 5;
    static final byte HEADER_MAGIC = 1;
    static final int HEADER_BYTES = 17;

    private WireFormat() {}

    static String header(boolean isKey) {
        return isKey ? "__key_schema_id" : "__value_schema_id";
    }

    static String subject(String topic, boolean isKey) {
        return topic + (isKey ? "-key" : "-value");
    }
}
