package io.tideline.finality;

import io.tideline.delta.Points;

/**
 * Which rows of a segment may have changed since they were published, and why, from the points that were added: figures
 * and causes. Not thread-safe.
 */
public interface Changes extends Points {
    /** Whether nothing was added. */
    boolean isEmpty();

    /** Forgets everything. */
    void clear();
}
