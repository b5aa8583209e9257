package io.tideline.stream.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tideline.admission.RejectedException;
import io.tideline.admission.Rejection.Code;
import io.tideline.event.CustomerEvent;
import io.tideline.event.ErasureRequest;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Refuses events from before a customer's request to be forgotten, for the days of the guard.
 *
 * <p>Keeps a salted hash of the customer id with the instant of the request; the salt is random, of this task alone, and
 * goes with the last hash. Most shops hold few entries, so that an empty guard costs one comparison an event.
 */
final class ErasureGuard {
    private static final String SALT = "salt";
    private static final int SALT_BYTES = 32;

    private final KeyValueStore<String, byte[]> store;
    private final long guardMillis;
    private boolean isEmpty;

    /** No guard is over before. */
    private long nothingOverBefore = Long.MIN_VALUE;

    ErasureGuard(KeyValueStore<String, byte[]> store, int guardDays) {
        this.store = store;
        this.guardMillis = Duration.ofDays(guardDays).toMillis();
        this.isEmpty = store.get(SALT) == null;
    }

    /**
     * Checks that an event is not from before a request.
     *
     * @throws RejectedException without a word that tells whose it was
     */
    void check(CustomerEvent event) throws RejectedException {
        if (isEmpty) {
            return;
        }
        byte[] requested = store.get(hash(event.customerId()));
        if (requested != null && event.occurredAt() < ByteBuffer.wrap(requested).getLong()) {
            throw new RejectedException(
                    Code.ERASED, "customerId", "the event is from before its customer asked to be forgotten");
        }
    }

    void remember(ErasureRequest request) {
        if (isEmpty) {
            byte[] salt = new byte[SALT_BYTES];
            new SecureRandom().nextBytes(salt);
            store.put(SALT, salt);
            isEmpty = false;
        }
        String hash = hash(request.customerId());
        byte[] known = store.get(hash);
        long latest = known == null
                ? request.occurredAt()
                : Math.max(ByteBuffer.wrap(known).getLong(), request.occurredAt());
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
