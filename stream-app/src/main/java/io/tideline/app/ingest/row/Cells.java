package io.tideline.app.ingest.row;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The typed values of one row, read on demand. What was read is remembered in its normal spelling, so that a derived event
 * id covers exactly what the event says.
 */
final class Cells {
    private static final char NOT_UTF_8 = '\uFFFD';

    private final RawRow row;
    private final Map<Column, String> normalised = new EnumMap<>(Column.class);

    Cells(RawRow row) {
        this.row = row;
    }

    EventKind kind() throws RowRejectedException {
        String name = required(Column.EVENT, "row");
        EventKind kind = EventKind.named(name).orElseThrow(() -> rejected(Column.EVENT, name, EventKind.NAMES));
        normalised.put(Column.EVENT, kind.label());
        return kind;
    }

    Instant instant(Column column, OccurredAt reading, EventKind kind) throws RowRejectedException {
        String text = required(column, kind.label());
        Instant instant = reading.parse(text).orElseThrow(() -> rejected(column, text, OccurredAt.BOUND));
        normalised.put(column, instant.toString());
        return instant;
    }

    Optional<String> text(Column column) throws RowRejectedException {
        Optional<String> text = row.text(column);
        if (text.isPresent()) {
            if (text.get().indexOf(NOT_UTF_8) >= 0) {
                throw rejected(column, text.get(), "UTF-8");
            }
            normalised.put(column, text.get());
        }
        return text;
    }

    /** The event id that the row brings; no part of its content. */
    Optional<String> eventId() throws RowRejectedException {
        Optional<String> given = text(Column.EVENT_ID);
        normalised.remove(Column.EVENT_ID);
        return given;
    }

    /** A text without which the event cannot be expressed. */
    String required(Column column, EventKind kind) throws RowRejectedException {
        return required(column, kind.label());
    }

    Optional<BigDecimal> amount(Column column) throws RowRejectedException {
        Optional<String> text = text(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal amount = Amount.parse(text.get()).orElseThrow(() -> rejected(column, text.get(), Amount.BOUND));
        normalised.put(column, Amount.normalised(amount));
        return Optional.of(amount);
    }

    BigDecimal requiredAmount(Column column, EventKind kind) throws RowRejectedException {
        required(column, kind);
        return amount(column).orElseThrow();
    }

    /** A whole number that is 0 when absent. */
    long wholeOrZero(Column column) throws RowRejectedException {
        Optional<String> text = text(column);
        long number = text.isPresent() ? whole(column, text.get()) : 0;
        if (number == 0) {
            normalised.remove(column);
        } else {
            normalised.put(column, Long.toString(number));
        }
        return number;
    }

    private long whole(Column column, String text) throws RowRejectedException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw rejected(column, text, "a whole number of at most 64 bits");
        }
    }

    Optional<Boolean> flag(Column column) throws RowRejectedException {
        Optional<String> text = text(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        boolean flag =
                switch (text.get().toLowerCase(Locale.ROOT)) {
                    case "true", "1", "yes" -> true;
                    case "false", "0", "no" -> false;
                    default -> throw rejected(column, text.get(), "true, false, 1, 0, yes, no or empty");
                };
        normalised.put(column, Boolean.toString(flag));
        return Optional.of(flag);
    }

    /** A flag that is false when absent. */
    boolean flagOrFalse(Column column) throws RowRejectedException {
        boolean flag = flag(column).orElse(false);
        if (!flag) {
            normalised.remove(column);
        }
        return flag;
    }

    /** The values read so far in their normal spelling, in the fixed order of columns. */
    Map<Column, String> normalised() {
        return normalised;
    }

    private String required(Column column, String subject) throws RowRejectedException {
        return text(column).orElseThrow(() -> rejected(column, "", "given for a " + subject));
    }

    private RowRejectedException rejected(Column column, String value, String bound) {
        return RowRejectedException.of(row, column, value, bound);
    }
}
