package io.tideline.app.ingest.row;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;

/** Tells the compression, the encoding and the format of an input by its first bytes. */
final class ContentStart {
    private static final int LOOK_BYTES = 4096;
    private static final int BUFFER_BYTES = 64 * 1024;

    private ContentStart() {}

    /** The content itself, unpacked when its magic bytes are those of gzip. */
    static PushbackInputStream unpacked(String name, InputStream stored) throws IOException, ImportException {
        PushbackInputStream start = new PushbackInputStream(stored, LOOK_BYTES);
        byte[] magic = peek(start, 4);
        if (startsWith(magic, 0x1f, 0x8b)) {
            return new PushbackInputStream(new GZIPInputStream(start, BUFFER_BYTES), LOOK_BYTES);
        }
        if (startsWith(magic, 'P', 'K', 3, 4)) {
            throw foreign(name, "a zip archive");
        }
        if (startsWith(magic, 0x28, 0xb5, 0x2f, 0xfd)) {
            throw foreign(name, "zstd");
        }
        if (startsWith(magic, 'B', 'Z', 'h')) {
            throw foreign(name, "bzip2");
        }
        return start;
    }

    /** Removes a byte order mark and tells the first character that is no white space; nothing is used up. */
    static int firstCharacter(String name, PushbackInputStream content) throws IOException, ImportException {
        byte[] mark = peek(content, 3);
        if (startsWith(mark, 0xff, 0xfe) || startsWith(mark, 0xfe, 0xff)) {
            throw ImportException.format(name + " is UTF-16; the import reads UTF-8");
        }
        if (startsWith(mark, 0xef, 0xbb, 0xbf)) {
            content.skipNBytes(3);
        }
        for (byte next : peek(content, LOOK_BYTES)) {
            if (!Character.isWhitespace(next)) {
                return next & 0xff;
            }
        }
        throw ImportException.format(name + " is empty; expected a header row of CSV, or NDJSON");
    }

    private static ImportException foreign(String name, String format) {
        return ImportException.format(name + " is " + format + "; the import reads plain text and gzip");
    }

    private static byte[] peek(PushbackInputStream in, int length) throws IOException {
        byte[] start = in.readNBytes(length);
        in.unread(start);
        return start;
    }

    private static boolean startsWith(byte[] bytes, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
