package io.tideline.storage;

import io.tideline.event.Money;
import io.tideline.event.Sale;

/**
 * A stored order without its ids.
 *
 * @param revision which edit of the order it is; no figure is made of it
 */
record StoredSale(
        long occurredAt,
        long revision,
        String channel,
        String currency,
        Money total,
        Money tax,
        Money shipping,
        String country,
        String category,
        boolean discounted,
        boolean test)
        implements Sale {}
