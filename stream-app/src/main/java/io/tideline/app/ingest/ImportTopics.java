package io.tideline.app.ingest;

import io.tideline.app.ingest.row.EventKind;
import io.tideline.config.TopicSettings;
import java.util.List;

/**
 * The topics that an import writes to.
 *
 * @param signups takes {@code CustomerSignedUp}
 * @param purchases takes {@code OrderCompleted}
 * @param adjustments takes {@code OrderAdjusted}
 */
public record ImportTopics(String signups, String purchases, String adjustments) {
    /** The names used unless configured otherwise. */
    public static final ImportTopics DEFAULT =
            new ImportTopics("commerce.signups", "commerce.purchases", "commerce.purchase-adjustments");

    /** The names that are configured. */
    public static ImportTopics of(TopicSettings topics) {
        return new ImportTopics(topics.signups(), topics.purchases(), topics.adjustments());
    }

    /** The three names. */
    public List<String> names() {
        return List.of(signups, purchases, adjustments);
    }

    String of(EventKind kind) {
        return switch (kind) {
            case SIGNUP -> signups;
            case PURCHASE -> purchases;
            case REFUND, CANCELLATION -> adjustments;
        };
    }
}
