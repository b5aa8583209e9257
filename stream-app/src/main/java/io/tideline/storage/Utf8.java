package io.tideline.storage;

/**
 * UTF-8 that loses nothing: a surrogate without its partner takes three bytes, where the standard encoder would write a
 * question mark. For text beyond ASCII only; the common case never gets here.
 */
final class Utf8 {
    private Utf8() {}

    /** Encodes into an array of at least three bytes for each char; gives the number of bytes. */
    static int encode(String text, byte[] out) {
        int at = 0;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c < 0x80) {
                out[at++] = (byte) c;
            } else if (c < 0x800) {
                out[at++] = (byte) (0xC0 | c >> 6);
                out[at++] = trail(c);
            } else if (c < 0x10000) {
                out[at++] = (byte) (0xE0 | c >> 12);
                out[at++] = trail(c >> 6);
                out[at++] = trail(c);
            } else {
                out[at++] = (byte) (0xF0 | c >> 18);
                out[at++] = trail(c >> 12);
                out[at++] = trail(c >> 6);
                out[at++] = trail(c);
            }
        }
        return at;
    }

    /** Decodes what {@link #encode} wrote. */
    static String decode(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int at = from;
        while (at < to) {
            int lead = bytes[at];
            int trails = trailsAfter(lead, at);
            if (to - at <= trails) {
                throw new CorruptBytesException("the text that ends at byte " + to + " breaks off within a character");
            }
            int c = trails == 0 ? lead : lead & (0x3F >> trails);
            for (int i = 1; i <= trails; i++) {
                c = c << 6 | trailBits(bytes[at + i], at + i);
            }
            text.appendCodePoint(checked(c, trails, at));
            at += 1 + trails;
        }
        return text.toString();
    }

    private static byte trail(int bits) {
        return (byte) (0x80 | (bits & 0x3F));
    }

    private static int trailsAfter(int lead, int at) {
        if (lead >= 0) {
            return 0;
        }
        int ones = Integer.numberOfLeadingZeros(~lead << 24);
        if (ones < 2 || ones > 4) {
            throw new CorruptBytesException("no character begins with " + (lead & 0xFF) + ", found at byte " + at);
        }
        return ones - 1;
    }

    private static int trailBits(int trail, int at) {
        if ((trail & 0xC0) != 0x80) {
            throw new CorruptBytesException("no character goes on with " + (trail & 0xFF) + ", found at byte " + at);
        }
        return trail & 0x3F;
    }

    /** A character must be in range and must not take more bytes than it needs. */
    private static int checked(int c, int trails, int at) {
        int smallest = trails == 0 ? 0 : trails == 1 ? 0x80 : trails == 2 ? 0x800 : 0x10000;
        if (c < smallest || c > Character.MAX_CODE_POINT) {
            throw new CorruptBytesException(
                    "character " + c + " must not take " + (1 + trails) + " bytes, found at byte " + at);
        }
        return c;
    }
}
