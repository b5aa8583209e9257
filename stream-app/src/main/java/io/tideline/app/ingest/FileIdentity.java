package io.tideline.app.ingest;

import io.tideline.app.ingest.row.ImportException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Identifies a file and its state, so that another file or a later state of it has another identity. It costs reading the
 * first {@value #HEAD_BYTES} bytes.
 *
 * @param name the file's name without its folders
 * @param bytes its size
 * @param headSha256 SHA-256 of its first bytes, in hexadecimal
 */
record FileIdentity(String name, long bytes, String headSha256) {
    private static final int HEAD_BYTES = 64 * 1024;

    static FileIdentity of(Path file) throws ImportException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(HEAD_BYTES);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(head);
            return new FileIdentity(
                    String.valueOf(file.getFileName()),
                    Files.size(file),
                    HexFormat.of().formatHex(digest));
        } catch (IOException e) {
            throw ImportException.runtime("cannot read " + file + ": " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
