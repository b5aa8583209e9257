package io.tideline.admission;

import java.util.List;

/** A record as it came, and where from. Its arrays are not copied: nobody changes them. */
public final class SourceRecord {
    private final byte[] key;
    private final byte[] value;
    private final long timestamp;
    private final List<Header> headers;
    private final String topic;
    private final int partition;
    private final long offset;

    /**
     * A record of a topic.
     *
     * @param key as it came, or null
     * @param value as it came, or null
     * @param timestamp of the record, in milliseconds since 1970
     * @param headers in their order
     * @param topic where it was
     * @param partition of that topic
     * @param offset in that partition
     */
    public SourceRecord(
            byte[] key, byte[] value, long timestamp, List<Header> headers, String topic, int partition, long offset) {
        this.key = key;
        this.value = value;
        this.timestamp = timestamp;
        this.headers = headers;
        this.topic = topic;
        this.partition = partition;
        this.offset = offset;
    }

    /** The key as it came, or null. */
    public byte[] key() {
        return key;
    }

    /** The value as it came, or null. */
    public byte[] value() {
        return value;
    }

    /** The timestamp of the record, in milliseconds since 1970. */
    public long timestamp() {
        return timestamp;
    }

    /** The headers in their order. */
    public List<Header> headers() {
        return headers;
    }

    /** The topic that the record was in. */
    public String topic() {
        return topic;
    }

    /** The partition of that topic. */
    public int partition() {
        return partition;
    }

    /** The offset in that partition. */
    public long offset() {
        return offset;
    }

    /** A header of a record; the name need not be unique. */
    public static final class Header {
        private final String name;
        private final byte[] value;

        /**
         * A header.
         *
         * @param value may be null
         */
        public Header(String name, byte[] value) {
            this.name = name;
            this.value = value;
        }

        /** The name. */
        public String name() {
            return name;
        }

        /** The value as it came, or null. */
        public byte[] value() {
            return value;
        }
    }
}
