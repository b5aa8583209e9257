package io.tideline.config.format;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;

/** The format of settings that are lengths of time: {@code 5 min}, {@code 300000 ms} or {@code PT5M}. */
public final class DurationValue {

    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(\\d{1,15})\\s*([a-zA-Z]+)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "min", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));
    private static final String FORMS =
            "must be a number with a unit (ms, s, min, h, d) or ISO 8601, such as 5 min or PT5M";

    private DurationValue() {}

    /** A length of time from {@code least} to {@code most}, both included. */
    public static ValueFormat<Duration> duration(Duration least, Duration most) {
        return new ValueFormat<>(
                        ConfigDef.Type.STRING,
                        "a duration from " + text(least) + " to " + text(most),
                        DurationValue::durationIn)
                .where(value -> value.compareTo(least) >= 0, "must be at least " + text(least))
                .where(value -> value.compareTo(most) <= 0, "must be at most " + text(most));
    }

    /** A duration as this format reads it, in the largest unit that divides it: {@code 90 s}, {@code 1 d}. */
    public static String text(Duration duration) {
        long millis = duration.toMillis();
        for (String unit : new String[] {"d", "h", "min", "s"}) {
            long unitMillis = UNITS.get(unit).toMillis();
            if (millis != 0 && millis % unitMillis == 0) {
                return millis / unitMillis + " " + unit;
            }
        }
        return millis == 0 ? "0 s" : millis + " ms";
    }

    private static Duration durationIn(String text) {
        try {
            Matcher plain = NUMBER_AND_UNIT.matcher(text);
            return plain.matches() ? inUnits(plain) : Duration.parse(text);
        } catch (DateTimeParseException | ArithmeticException unreadable) {
            throw new IllegalArgumentException(FORMS, unreadable);
        }
    }

    private static Duration inUnits(Matcher plain) {
        Duration unit = UNITS.get(plain.group(2));
        if (unit == null) {
            throw new IllegalArgumentException(FORMS);
        }
        return unit.multipliedBy(Long.parseLong(plain.group(1)));
    }
}
