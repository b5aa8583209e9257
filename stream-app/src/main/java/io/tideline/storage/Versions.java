package io.tideline.storage;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Checks that all codecs share. */
public final class Versions {
    private Versions() {}

    /**
     * Reads the version byte of something that has only one version.
     *
     * @param what is read, for the error
     * @throws CorruptBytesException if it is another version
     */
    public static void expect(int version, ByteReader in, String what) {
        expect(version, version, in, what);
    }

    /**
     * Reads the version byte of something whose older versions are read as well.
     *
     * @param what is read, for the error
     * @return the version
     * @throws CorruptBytesException if it is neither of the versions nor between them
     */
    static int expect(int oldest, int newest, ByteReader in, String what) {
        int found = in.readByte();
        if (found < oldest || found > newest) {
            String known = IntStream.rangeClosed(oldest, newest)
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(" or "));
            throw new CorruptBytesException("the version of " + what + " must be " + known + ", was " + found);
        }
        return found;
    }

    /** A number that must fit a non-negative int. */
    static int smallInt(long value) {
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new CorruptBytesException("a small number must be 0 to " + Integer.MAX_VALUE + ", was " + value);
        }
        return (int) value;
    }

    /** A number that must fit an int. */
    static int signedInt(long value) {
        if (value != (int) value) {
            throw new CorruptBytesException("a number must fit 32 bits, was " + value);
        }
        return (int) value;
    }
}
