package io.tideline.app.ingest.row;

import java.util.Locale;
import java.util.Optional;

/** What a row reports, as its column {@code event} names it. */
public enum EventKind {
    SIGNUP,
    PURCHASE,
    REFUND,
    CANCELLATION;

    /** The names of all kinds, as a sentence lists them. */
    static final String NAMES = "signup, purchase, refund or cancellation";

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name in the import format. */
    public String label() {
        return label;
    }

    /** The kind of that name, upper or lower case. */
    public static Optional<EventKind> named(String name) {
        for (EventKind kind : values()) {
            if (kind.label.equalsIgnoreCase(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
