package io.tideline.app.ingest.row;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A column of the import format; the same name is the field name in NDJSON.
 *
 * <p>The first fifteen are the core of the format, the rest are optional extras that the schemas also hold. The order of
 * the constants is the order of columns in derived event ids: append new ones at the end, never move one.
 */
public enum Column {
    EVENT,
    EVENT_ID,
    CUSTOMER_ID,
    ORDER_ID,
    OCCURRED_AT,
    TOTAL,
    TAX,
    SHIPPING,
    CURRENCY,
    CHANNEL,
    COUNTRY,
    CATEGORY,
    DISCOUNT_CODE,
    SOURCE,
    TEST,
    SUBTOTAL,
    DISCOUNT,
    REASON,
    REFERRER_CUSTOMER_ID,
    LOYALTY_MEMBER,
    REVISION;

    /** The columns without which no row of any kind can be read. */
    static final List<Column> REQUIRED = List.of(EVENT, CUSTOMER_ID, OCCURRED_AT);

    private static final Map<String, Column> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Column::label, Function.identity()));

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name in header rows and NDJSON objects, such as {@code occurred_at}. */
    public String label() {
        return label;
    }

    /** The column of that name; upper and lower case and surrounding white space make no difference. */
    public static Optional<Column> named(String name) {
        Column exact = BY_NAME.get(name);
        return exact != null
                ? Optional.of(exact)
                : Optional.ofNullable(BY_NAME.get(name.strip().toLowerCase(Locale.ROOT)));
    }

    /** All names, in the order of the format. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Column::label).toList();
    }

    /** Whether a value of white space only is kept as a value, so that the pipeline refuses it. */
    boolean isIdentifier() {
        return this == EVENT_ID || this == CUSTOMER_ID || this == ORDER_ID;
    }
}
