package io.tideline.http;

import io.tideline.calendar.Window;
import io.tideline.delta.Segment;
import io.tideline.http.Refusal.Kind;
import io.tideline.kpi.RowKey;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Parses the keys of KPI rows. */
final class RowKeys {
    private RowKeys() {}

    static RowKey read(String text, List<Window> windows) {
        String[] parts = text.split("/", -1);
        try {
            Window window = windows.stream()
                    .filter(known -> parts.length == 3 && known.id().equals(parts[0]))
                    .findFirst()
                    .orElseThrow(() -> wrong(text));
            int day = Math.toIntExact(LocalDate.parse(parts[2]).toEpochDay());
            RowKey key = new RowKey(window, segment(parts[1]), day);
            if (!key.toString().equals(text)) {
                throw wrong(text);
            }
            return key;
        } catch (DateTimeParseException | IllegalArgumentException | ArithmeticException notAKey) {
            throw wrong(text);
        }
    }

    private static Segment segment(String text) {
        int equals = text.indexOf('=');
        // The decoder is one for forms, where a plus is a blank; in a key it is a plus.
        return equals < 0
                ? Segment.ALL
                : new Segment(
                        text.substring(0, equals),
                        URLDecoder.decode(text.substring(equals + 1).replace("+", "%2B"), StandardCharsets.UTF_8));
    }

    private static Refusal wrong(String text) {
        return new Refusal(
                Kind.BAD_PARAMETER,
                "after must be the next of an earlier answer, such as month/channel=WEB/2026-03-01, was " + text);
    }
}
