package io.tideline.stream.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Remembers which customers asked to be forgotten, for the days of the guard, in which events from before the request are
 * refused.
 *
 * <p>The guard keeps a salted hash of the customer id with the instant of the request; the salt is random, of this task
 * alone, and goes with the last hash. Most shops have few entries, so that an empty guard costs one comparison an event.
 */
final class ErasureGuard {
    private static final String SALT = "salt";
    private static final int SALT_BYTES = 32;

    private final KeyValueStore<String, byte[]> store;
    private final long guardMillis;
    private boolean isEmpty;

    /** The instant before which no guard is over, in milliseconds since 1970. */
    private long nothingOverBefore = Long.MIN_VALUE;

    ErasureGuard(KeyValueStore<String, byte[]> store, int guardDays) {
        this.store = store;
        this.guardMillis = Duration.ofDays(guardDays).toMillis();
        this.isEmpty = store.get(SALT) == null;
    }

    /** The instant of a customer's latest request, in milliseconds since 1970, if there is a guard for it. */
    OptionalLong erasedAt(String customerId) {
        if (isEmpty) {
            return OptionalLong.empty();
        }
        byte[] requested = store.get(hash(customerId));
        return requested == null
                ? OptionalLong.empty()
                : OptionalLong.of(ByteBuffer.wrap(requested).getLong());
    }

    /** Guards a customer who asked to be forgotten at an instant, in milliseconds since 1970. */
    void remember(String customerId, long requestedAt) {
        if (isEmpty) {
            byte[] salt = new byte[SALT_BYTES];
            new SecureRandom().nextBytes(salt);
            store.put(SALT, salt);
            isEmpty = false;
        }
        String hash = hash(customerId);
        byte[] known = store.get(hash);
        long latest =
                known == null ? requestedAt : Math.max(ByteBuffer.wrap(known).getLong(), requestedAt);
        store.put(hash, ByteBuffer.allocate(Long.BYTES).putLong(latest).array());
        nothingOverBefore = Math.min(nothingOverBefore, latest + guardMillis);
    }

    /** Drops the hashes whose guard is over at an instant; reads all of them, but only when one is over. */
    void expire(long epochMillis) {
        if (isEmpty || epochMillis < nothingOverBefore) {
            return;
        }
        long earliest = Long.MAX_VALUE;
        List<String> over = new ArrayList<>();
        int left = 0;
        try (KeyValueIterator<String, byte[]> entries = store.all()) {
            while (entries.hasNext()) {
                KeyValue<String, byte[]> entry = entries.next();
                if (!entry.key.equals(SALT)) {
                    long overAt = ByteBuffer.wrap(entry.value).getLong() + guardMillis;
                    if (overAt <= epochMillis) {
                        over.add(entry.key);
                    } else {
                        left++;
                        earliest = Math.min(earliest, overAt);
                    }
                }
            }
        }
        over.forEach(store::delete);
        nothingOverBefore = earliest;
        if (left == 0) {
            store.delete(SALT);
            isEmpty = true;
        }
    }

    private String hash(String customerId) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(store.get(SALT));
            return HexFormat.of().formatHex(digest.digest(customerId.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
