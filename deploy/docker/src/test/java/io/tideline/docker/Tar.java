package io.tideline.docker;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The little of a tar file that these tests need: the names of its entries, and their bytes. */
final class Tar implements AutoCloseable {
    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE_DIGITS = 11;
    private static final int PREFIX_AT = 345;
    private static final int PREFIX = 155;

    private final InputStream in;
    private String name = "";
    private long size;
    private boolean read = true;

    Tar(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    boolean next() throws IOException {
        if (!read) {
            in.skipNBytes(padded());
        }
        byte[] header = in.readNBytes(BLOCK);
        if (header.length < BLOCK || header[0] == 0) {
            return false;
        }
        String prefix = text(header, PREFIX_AT, PREFIX);
        name = (prefix.isEmpty() ? "" : prefix + "/") + text(header, 0, NAME);
        size = Long.parseLong(text(header, SIZE_AT, SIZE_DIGITS), 8);
        read = false;
        return true;
    }

    String name() {
        return name;
    }

    byte[] content() throws IOException {
        byte[] bytes = in.readNBytes(Math.toIntExact(size));
        in.skipNBytes(padded() - size);
        read = true;
        return bytes;
    }

    boolean isFolder() {
        return name.endsWith("/");
    }

    private long padded() {
        return (size + BLOCK - 1) / BLOCK * BLOCK;
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
