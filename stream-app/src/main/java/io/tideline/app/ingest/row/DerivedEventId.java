package io.tideline.app.ingest.row;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.UUID;

/**
 * The event id of a row that brings none: the same for the same content, however it is spelled.
 *
 * <p>It is the UUID of version 8 (RFC 9562) whose bits are the first of the SHA-256 of
 *
 * <pre>{@code
 * "tideline.import.event/1" LF
 * then for each present column, in the order of Column: name ":" length of value in bytes ":" value LF
 * }</pre>
 *
 * <p>in UTF-8. Instants are in UTC as ISO 8601, amounts plain without zeros at the end, flags true or false (and {@code
 * test} absent unless true); {@code event_id} itself and columns that the kind of event does not use are left out, and so
 * are defaults. Ids that were derived once must come out the same for ever: a change needs another first line.
 *
 * <p>Not safe for several threads.
 */
final class DerivedEventId {
    private static final String FORMAT = "tideline.import.event/1\n";
    private static final long VERSION_8 = 0x8000L;
    private static final long VERSION_BITS = 0xF000L;
    private static final long VARIANT_RFC_9562 = 0x8000_0000_0000_0000L;
    private static final long VARIANT_BITS = 0xC000_0000_0000_0000L;

    private final MessageDigest sha256 = sha256();
    private final StringBuilder content = new StringBuilder();

    /** The id for values in their normal spelling, iterated in the order of columns. */
    String of(Map<Column, String> normalised) {
        content.setLength(0);
        content.append(FORMAT);
        normalised.forEach(this::append);
        byte[] digest = sha256.digest(content.toString().getBytes(StandardCharsets.UTF_8));
        ByteBuffer bits = ByteBuffer.wrap(digest);
        long high = (bits.getLong() & ~VERSION_BITS) | VERSION_8;
        long low = (bits.getLong() & ~VARIANT_BITS) | VARIANT_RFC_9562;
        return new UUID(high, low).toString();
    }

    private void append(Column column, String value) {
        int length = value.getBytes(StandardCharsets.UTF_8).length;
        content.append(column.label())
                .append(':')
                .append(length)
                .append(':')
                .append(value)
                .append('\n');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
