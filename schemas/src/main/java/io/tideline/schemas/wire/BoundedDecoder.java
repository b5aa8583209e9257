package io.tideline.schemas.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/**
 * Avro's binary encoding read from an array, for one thread, reused from record to record. Nothing is allocated on the
 * word of the bytes alone: a length must fit into the bytes that are left, and all items of arrays and maps together
 * must be no more than the bytes there are (or {@link #FREE_ITEMS}, because items such as null take no bytes).
 */
final class BoundedDecoder extends Decoder {

    /** Items that may come without a byte to show for each; more would let a few bytes keep a reader busy. */
    static final int FREE_ITEMS = 1 << 16;

    private static final int MAX_INT_BYTES = 5;
    private static final int MAX_LONG_BYTES = 10;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private byte[] bytes = NOTHING.array();
    private int position;
    private long itemsLeft;

    /** Begins with the byte at {@code from}. */
    void reset(byte[] newBytes, int from) {
        bytes = newBytes;
        position = from;
        itemsLeft = Math.max(FREE_ITEMS, newBytes.length - from);
    }

    int remaining() {
        return bytes.length - position;
    }

    @Override
    public void readNull() {}

    @Override
    public boolean readBoolean() throws EOFException {
        byte value = next();
        if (value != 0 && value != 1) {
            throw new AvroRuntimeException("a boolean is " + value + ", must be 0 or 1");
        }
        return value == 1;
    }

    @Override
    public int readInt() throws EOFException {
        long value = readVariable(MAX_INT_BYTES);
        if (value >>> Integer.SIZE != 0) {
            throw new AvroRuntimeException("an int has more than 32 bits");
        }
        return (int) (value >>> 1) ^ -(int) (value & 1);
    }

    @Override
    public long readLong() throws EOFException {
        long value = readVariable(MAX_LONG_BYTES);
        return (value >>> 1) ^ -(value & 1);
    }

    private long readVariable(int maxBytes) throws EOFException {
        long value = 0;
        for (int i = 0; i < maxBytes; i++) {
            byte next = next();
            value |= (next & 0x7FL) << (7 * i);
            if (next >= 0) {
                return value;
            }
        }
        throw new AvroRuntimeException("a number has more than " + maxBytes + " bytes");
    }

    @Override
    public float readFloat() throws EOFException {
        return Float.intBitsToFloat((int) readLittleEndian(Float.BYTES));
    }

    @Override
    public double readDouble() throws EOFException {
        return Double.longBitsToDouble(readLittleEndian(Double.BYTES));
    }

    private long readLittleEndian(int count) throws EOFException {
        int from = advance(count);
        long value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = (value << Byte.SIZE) | (bytes[from + i] & 0xFF);
        }
        return value;
    }

    @Override
    public Utf8 readString(Utf8 old) throws EOFException {
        int length = readLength();
        int from = advance(length);
        Utf8 result = old == null ? new Utf8() : old;
        result.setByteLength(length);
        System.arraycopy(bytes, from, result.getBytes(), 0, length);
        return result;
    }

    @Override
    public String readString() throws EOFException {
        int length = readLength();
        return new String(bytes, advance(length), length, UTF_8);
    }

    @Override
    public void skipString() throws EOFException {
        skipBytes();
    }

    @Override
    public ByteBuffer readBytes(ByteBuffer old) throws EOFException {
        int length = readLength();
        int from = advance(length);
        byte[] copy = new byte[length];
        System.arraycopy(bytes, from, copy, 0, length);
        return ByteBuffer.wrap(copy);
    }

    /** A decimal written as bytes: its unscaled number, largest byte first, in two's complement. */
    BigDecimal readDecimal(int scale) throws EOFException {
        int length = readLength();
        int from = advance(length);
        if (length == 0) {
            throw new AvroRuntimeException("a decimal has no digits");
        }
        if (length > Long.BYTES) {
            return new BigDecimal(new BigInteger(bytes, from, length), scale);
        }
        long unscaled = bytes[from];
        for (int i = 1; i < length; i++) {
            unscaled = (unscaled << Byte.SIZE) | (bytes[from + i] & 0xFF);
        }
        return BigDecimal.valueOf(unscaled, scale);
    }

    @Override
    public void skipBytes() throws EOFException {
        advance(readLength());
    }

    @Override
    public void readFixed(byte[] into, int start, int length) throws EOFException {
        System.arraycopy(bytes, advance(length), into, start, length);
    }

    @Override
    public void skipFixed(int length) throws EOFException {
        advance(length);
    }

    @Override
    public int readEnum() throws EOFException {
        return readInt();
    }

    @Override
    public int readIndex() throws EOFException {
        return readInt();
    }

    @Override
    public long readArrayStart() throws EOFException {
        return readItemCount();
    }

    @Override
    public long arrayNext() throws EOFException {
        return readItemCount();
    }

    @Override
    public long skipArray() throws EOFException {
        return skipItems();
    }

    @Override
    public long readMapStart() throws EOFException {
        return readItemCount();
    }

    @Override
    public long mapNext() throws EOFException {
        return readItemCount();
    }

    @Override
    public long skipMap() throws EOFException {
        return skipItems();
    }

    /** A block's count; a negative one is followed by the length of the block in bytes. */
    private long readItemCount() throws EOFException {
        long count = readLong();
        if (count < 0) {
            readLength();
            count = -count;
        }
        // The smallest long is still negative here.
        if (count < 0 || count > itemsLeft) {
            throw new AvroRuntimeException("an array or map claims more items than there are bytes");
        }
        itemsLeft -= count;
        return count;
    }

    /** Skips the blocks that say how long they are; the items of the next one, if any, are the caller's to skip. */
    private long skipItems() throws EOFException {
        long count = readLong();
        while (count < 0) {
            advance(readLength());
            count = readLong();
        }
        if (count > itemsLeft) {
            throw new AvroRuntimeException("an array or map claims more items than there are bytes");
        }
        itemsLeft -= count;
        return count;
    }

    private int readLength() throws EOFException {
        long length = readLong();
        if (length < 0 || length > remaining()) {
            throw new EOFException("a length is %d, but %d bytes are left".formatted(length, remaining()));
        }
        return (int) length;
    }

    private byte next() throws EOFException {
        return bytes[advance(1)];
    }

    /** Moves behind so many bytes and returns where they begin. */
    private int advance(int count) throws EOFException {
        if (count > remaining()) {
            throw new EOFException("%d bytes are needed, but %d are left".formatted(count, remaining()));
        }
        int from = position;
        position += count;
        return from;
    }
}
