package io.tideline.storage;

import io.tideline.event.Money;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes values one after the other into an array that grows. Not thread-safe.
 *
 * <pre>
 * varint  = groups of 7 bits, the lowest first, the top bit set on all but the last; unsigned, at most 10 bytes
 * zigzag  = varint of 0, -1, 1, -2, ... counted from 0
 * text    = varint(bytes) UTF-8
 * id      = 0x00 16 bytes                       lower-case UUID of 36 characters
 *         | varint(bytes + 1) UTF-8             anything else
 * money   = zigzag(ten-thousandths)             of at most 18 digits
 *         | zigzag(Long.MIN_VALUE) varint(bytes) two's complement, the most significant byte first
 * </pre>
 */
public final class ByteWriter {
    /** Announces an amount of more than 18 digits. */
    static final long WIDE = Long.MIN_VALUE;

    private static final long LEAST_OF_19_DIGITS = 1_000_000_000_000_000_000L;
    private static final int MAX_VARINT_BYTES = 10;

    private byte[] bytes;
    private int size;

    /** A writer with room for so many bytes before it grows. */
    public ByteWriter(int expectedBytes) {
        this.bytes = new byte[Math.max(expectedBytes, MAX_VARINT_BYTES)];
    }

    /** Forgets everything written so far, and keeps the room. */
    public void clear() {
        size = 0;
    }

    /** Writes one byte. */
    public void writeByte(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    /** Writes an unsigned number; a negative one counts as 2^64 more and takes 10 bytes. */
    public void writeVarint(long value) {
        reserve(MAX_VARINT_BYTES);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** Writes a signed number, short if it is near zero. */
    public void writeZigzag(long value) {
        writeVarint((value << 1) ^ (value >> 63));
    }

    /** Writes an exact amount of any size. */
    public void writeMoney(Money money) {
        if (money.fitsLong() && isShort(money.tenThousandths())) {
            writeZigzag(money.tenThousandths());
        } else {
            writeZigzag(WIDE);
            byte[] units = money.amount().unscaledValue().toByteArray();
            writeVarint(units.length);
            writeBytes(units);
        }
    }

    private static boolean isShort(long tenThousandths) {
        return tenThousandths < LEAST_OF_19_DIGITS && tenThousandths > -LEAST_OF_19_DIGITS;
    }

    /**
     * Writes a string.
     *
     * @throws IllegalArgumentException if it has a surrogate without its partner
     */
    public void writeText(String text) {
        writeText(text, 0);
    }

    /**
     * Writes an identifier; one in the standard form of a UUID takes 17 bytes.
     *
     * @throws IllegalArgumentException if it has a surrogate without its partner
     */
    public void writeId(String id) {
        if (id.length() == UuidForm.LENGTH) {
            reserve(1 + UuidForm.BYTES);
            if (UuidForm.parse(id, bytes, size + 1)) {
                bytes[size] = 0;
                size += 1 + UuidForm.BYTES;
                return;
            }
        }
        writeText(id, 1);
    }

    /** Writes bytes as they are, without their number. */
    public void writeBytes(byte[] raw) {
        writeBytes(raw, 0, raw.length);
    }

    /** Writes some bytes of an array as they are, without their number. */
    public void writeBytes(byte[] raw, int from, int length) {
        reserve(length);
        System.arraycopy(raw, from, bytes, size, length);
        size += length;
    }

    /** Writes what another writer has so far. */
    public void writeAll(ByteWriter other) {
        writeBytes(other.bytes, 0, other.size);
    }

    /** Everything written so far, in an array of its own. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void writeText(String text, int lengthBias) {
        int length = text.length();
        reserve(MAX_VARINT_BYTES + length);
        int start = size;
        writeVarint(length + lengthBias);
        int at = size;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                size = start;
                writeUnicode(text, lengthBias);
                return;
            }
            bytes[at++] = (byte) c;
        }
        size = at;
    }

    private void writeUnicode(String text, int lengthBias) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] utf8 = new byte[encoded.remaining()];
            encoded.get(utf8);
            writeVarint(utf8.length + lengthBias);
            writeBytes(utf8);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a text must be of whole characters, had a surrogate alone", e);
        }
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(size, more)));
        }
    }
}
