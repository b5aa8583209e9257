package io.tideline.storage;

/** Checks that all codecs share. */
final class Versions {
    private Versions() {}

    /** Reads the version byte and checks it. */
    static void expect(int version, ByteReader in, String what) {
        int found = in.readByte();
        if (found != version) {
            throw new CorruptBytesException("version of " + what + " must be " + version + ", was " + found);
        }
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
