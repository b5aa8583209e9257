package io.tideline.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** Refuses requests without the bearer token. Hashes are compared in constant time, so that timing reveals nothing of it. */
final class BearerGuard {
    private static final String SCHEME = "bearer ";

    private final Optional<byte[]> expected;

    /** Makes a guard; without a token it refuses nobody. */
    BearerGuard(Optional<String> token) {
        this.expected = token.map(BearerGuard::hash);
    }

    void check(Context context) {
        if (expected.isPresent()) {
            String header = Optional.ofNullable(context.header("Authorization")).orElse("");
            boolean isBearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
            byte[] given = hash(isBearer ? header.substring(SCHEME.length()).strip() : "");
            if (!MessageDigest.isEqual(expected.get(), given) || !isBearer) {
                throw new Refusal(
                        Refusal.Kind.UNAUTHORIZED, "send the token of this server as: Authorization: Bearer TOKEN");
            }
        }
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
