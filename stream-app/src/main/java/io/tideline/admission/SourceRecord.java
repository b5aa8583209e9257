package io.tideline.admission;

import java.util.List;

/**
 * A record as it came, and where from. Not copied: nobody changes the arrays.
 *
 * @param key as it came, or null
 * @param value as it came, or null
 * @param timestamp of the record, in milliseconds since 1970
 * @param headers in their order
 * @param topic where it was
 * @param partition of that topic
 * @param offset in that partition
 */
public record SourceRecord(
        byte[] key, byte[] value, long timestamp, List<Header> headers, String topic, int partition, long offset) {

    /**
     * A header of a record.
     *
     * @param name not unique
     * @param value may be null
     */
    public record Header(String name, byte[] value) {}
}
