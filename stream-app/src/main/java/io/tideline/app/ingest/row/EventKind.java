package io.tideline.app.ingest.row;

import io.tideline.admission.Input;
import java.util.Locale;
import java.util.Optional;

/** What a row reports, as its column {@code event} names it. */
public enum EventKind {
    /** Somebody opened an account. */
    SIGNUP(Input.SIGNUPS),
    /** Somebody bought something. */
    PURCHASE(Input.PURCHASES),
    /** Money of an order was given back. */
    REFUND(Input.ADJUSTMENTS),
    /** An order was cancelled. */
    CANCELLATION(Input.ADJUSTMENTS);

    /** The names of all kinds, as a sentence lists them. */
    static final String NAMES = "signup, purchase, refund or cancellation";

    private final Input input;
    private final String label = name().toLowerCase(Locale.ROOT);

    EventKind(Input input) {
        this.input = input;
    }

    /** The input whose topic takes the event. */
    public Input input() {
        return input;
    }

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
