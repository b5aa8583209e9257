package io.tideline.schemas.registry;

import java.util.concurrent.ThreadLocalRandom;

/**
 * How often and after which pauses a request is tried again. The pause doubles and is cut by up to a half at random, so
 * that many clients do not come back at one instant.
 *
 * @param retries further rounds after the first, 0 or more
 * @param firstWaitMillis pause before the first retry
 * @param maxWaitMillis longest pause
 */
record Backoff(int retries, int firstWaitMillis, int maxWaitMillis) {

    private static final int MAX_DOUBLINGS = 30;

    /** Milliseconds to wait before retry 1, 2, and so on. */
    long waitMillis(int retry) {
        long doubled = (long) firstWaitMillis << Math.min(retry - 1, MAX_DOUBLINGS);
        long longest = Math.min(doubled, maxWaitMillis);
        return longest - ThreadLocalRandom.current().nextLong(longest / 2 + 1);
    }
}
