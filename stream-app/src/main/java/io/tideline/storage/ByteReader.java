package io.tideline.storage;

import io.tideline.event.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads what {@link ByteWriter} wrote, and trusts nothing: whatever the bytes are, each read ends within them, allocates
 * no more than a small multiple of their length, and either gives a value or throws {@link CorruptBytesException}.
 * Not thread-safe.
 */
public final class ByteReader {
    private static final int LAST_SHIFT = 63;
    private static final int MOST_VARINT_BYTES = 10;

    private final byte[] bytes;
    private int at;

    /** Reads from the first byte on. The array is not copied. */
    public ByteReader(byte[] bytes) {
        this(bytes, 0);
    }

    /** Reads from the byte at a position on. The array is not copied. */
    public ByteReader(byte[] bytes, int position) {
        this.bytes = bytes;
        this.at = position;
    }

    /** The position of the next byte. */
    public int position() {
        return at;
    }

    /** How many bytes are left. */
    public int remaining() {
        return bytes.length - at;
    }

    /** Reads one byte, 0 to 255. */
    public int readByte() {
        need(1);
        return bytes[at++] & 0xFF;
    }

    /** Reads an unsigned number of up to 64 bits. */
    public long readVarint() {
        if (at < bytes.length && bytes[at] >= 0) {
            return bytes[at++]; // Most numbers take one byte.
        }
        return readLongVarint();
    }

    private long readLongVarint() {
        long value = 0;
        int end = Math.min(bytes.length, at + MOST_VARINT_BYTES);
        int shift = 0;
        for (int i = at; i < end; i++) {
            byte group = bytes[i];
            value |= (group & 0x7FL) << shift;
            if (group >= 0) {
                at = i + 1;
                return shift < LAST_SHIFT || group <= 1 ? value : tooLong();
            }
            shift += 7;
        }
        at = end;
        if (shift <= LAST_SHIFT) {
            need(1);
        }
        return tooLong();
    }

    private long tooLong() {
        throw new CorruptBytesException("a number must fit 64 bits, the one that ends at byte " + at + " does not");
    }

    /** Reads a signed number. */
    public long readZigzag() {
        long value = readVarint();
        return (value >>> 1) ^ -(value & 1);
    }

    /**
     * Reads how many items follow.
     *
     * @param what the name of the items, for the error
     * @param leastBytesEach how many bytes each of them takes at least, so that no more can be announced than fit
     */
    public int readCount(String what, int leastBytesEach) {
        return counted(readVarint(), what, leastBytesEach);
    }

    /** Checks a number of items that was read as part of another number; as {@link #readCount}. */
    int counted(long count, String what, int leastBytesEach) {
        if (count < 0 || count > remaining() / leastBytesEach) {
            throw new CorruptBytesException("the number of " + what + " must fit the " + remaining()
                    + " bytes left at byte " + at + ", was " + Long.toUnsignedString(count));
        }
        return (int) count;
    }

    /** Reads an amount. */
    public Money readMoney() {
        long units = readZigzag();
        if (units == 0) {
            return Money.ZERO;
        }
        return units == ByteWriter.WIDE ? readWideMoney() : Money.of(units);
    }

    /** Reads a string. */
    public String readText() {
        return text(readCount("bytes of a text", 1));
    }

    /** Reads an identifier. */
    public String readId() {
        long length = readVarint();
        if (length == 0) {
            need(UuidForm.BYTES);
            at += UuidForm.BYTES;
            return UuidForm.format(bytes, at - UuidForm.BYTES);
        }
        return text(counted(length - 1, "bytes of an identifier", 1));
    }

    /** Passes over an identifier. */
    public void skipId() {
        long length = readVarint();
        int bytesOfId = length == 0 ? UuidForm.BYTES : counted(length - 1, "bytes of an identifier", 1);
        need(bytesOfId);
        at += bytesOfId;
    }

    /**
     * Checks that everything has been read.
     *
     * @throws CorruptBytesException if something is left
     */
    public void expectEnd() {
        if (remaining() > 0) {
            throw new CorruptBytesException("nothing may follow byte " + at + ", were " + remaining() + " bytes more");
        }
    }

    private Money readWideMoney() {
        int length = readCount("bytes of an amount", 1);
        if (length == 0) {
            throw new CorruptBytesException("an amount must have at least 1 byte, had 0 at byte " + at);
        }
        BigInteger units = new BigInteger(bytes, at, length);
        at += length;
        return new Money(new BigDecimal(units, Money.SCALE));
    }

    private String text(int length) {
        int from = at;
        at += length;
        for (int i = from; i < at; i++) {
            if (bytes[i] < 0) {
                return unicode(from, length);
            }
        }
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }

    private String unicode(int from, int length) {
        try {
            ByteBuffer encoded = ByteBuffer.wrap(bytes, from, length);
            return StandardCharsets.UTF_8.newDecoder().decode(encoded).toString();
        } catch (CharacterCodingException e) {
            throw new CorruptBytesException("the text that ends at byte " + at + " must be UTF-8, and is not");
        }
    }

    private void need(int length) {
        if (remaining() < length) {
            throw new CorruptBytesException(
                    "at byte " + at + " there must be " + length + " bytes more, were " + remaining());
        }
    }
}
