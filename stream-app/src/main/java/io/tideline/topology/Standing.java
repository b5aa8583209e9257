package io.tideline.topology;

import io.tideline.risk.RiskLevel;
import java.util.Optional;

/**
 * What has been said about a customer, and when to look again.
 *
 * @param toldAt the clock up to which everything has been said, in milliseconds since 1970
 * @param dueAt the instant of the customer's entry in the due book, or {@link #NEVER}; never after the instant at which
 *     something about the customer changes by the passing of time
 * @param level the level of risk last published
 * @param modelVersion the version of the model that gave it; 0 for recency
 */
public record Standing(long toldAt, long dueAt, Optional<RiskLevel> level, long modelVersion) {
    /** No entry. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Of a customer of whom nothing was said. */
    public static final Standing NEW = new Standing(Long.MIN_VALUE, NEVER, Optional.empty(), 0);
}
