package io.tideline.storage;

import io.tideline.event.Money;
import io.tideline.event.Sale;

/** A stored order without its ids. */
record StoredSale(
        long occurredAt,
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
