package io.tideline.app.ingest.row;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the instant of a row: ISO 8601, in years 0000 to 9999, cut to milliseconds as the schemas hold them.
 *
 * <p>A time without offset is one of the store zone. If that local time does not exist (a daylight-saving gap), it moves
 * on by the length of the gap; if it exists twice, the first one is meant. A plain date is the start of that day in the
 * store zone, which is not midnight everywhere. A blank may stand for the {@code T} and before the offset.
 */
final class OccurredAt {
    /** The description of an instant, for error texts. */
    static final String BOUND = "an ISO 8601 instant, local time or date such as 2026-01-05T18:30:00+01:00";

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .optionalStart()
            .appendLiteral(' ')
            .optionalEnd()
            .parseLenient()
            .appendOffset("+HH", "Z") // Leniently, that also takes minutes, with a colon or without.
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final int DATE_LENGTH = "2026-01-05".length();

    private final ZoneId storeZone;

    OccurredAt(ZoneId storeZone) {
        this.storeZone = storeZone;
    }

    /** The instant; nothing if the text is none. */
    Optional<Instant> parse(String text) {
        try {
            boolean shaped = text.length() >= DATE_LENGTH && Character.isDigit(text.charAt(0));
            return shaped ? Optional.of(instant(FORMAT.parse(withLetter(text)))) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String withLetter(String text) {
        boolean blank = text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) == ' ';
        return blank ? text.substring(0, DATE_LENGTH) + 'T' + text.substring(DATE_LENGTH + 1) : text;
    }

    private Instant instant(TemporalAccessor parsed) {
        LocalDate date = LocalDate.from(parsed);
        LocalTime time = parsed.query(TemporalQueries.localTime());
        if (time == null) {
            return date.atStartOfDay(storeZone).toInstant();
        }
        ZoneId offset = parsed.isSupported(ChronoField.OFFSET_SECONDS) ? ZoneOffset.from(parsed) : storeZone;
        return date.atTime(time).atZone(offset).toInstant().truncatedTo(ChronoUnit.MILLIS);
    }
}
