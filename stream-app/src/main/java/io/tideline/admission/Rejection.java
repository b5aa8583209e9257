package io.tideline.admission;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Why a record is refused.
 *
 * @param code the kind of fault, stable for machines
 * @param field the field at fault, or empty
 * @param message one sentence with the value seen and the bound
 */
public record Rejection(Code code, String field, String message) {
    private static final int LONGEST_QUOTE = 80;

    /** This bounds how much larger a dead letter is than its record; a message can list thousands of schema differences. */
    private static final int LONGEST_MESSAGE = 2000;

    /** The kinds of faults; names are part of the contract of the dead-letter topic. */
    public enum Code {
        MISSING_VALUE("There is no value."),
        NOT_WIRE_FORMAT("The value is not in the Confluent wire format."),
        UNKNOWN_SCHEMA("The registry has no schema with the value's id."),
        INCOMPATIBLE_SCHEMA("The value's schema cannot be read as the topic's record, or is another record's."),
        UNDECODABLE("The body does not follow its schema: cut off, too long, or with an impossible value."),
        WRONG_RECORD("The value is a record of another kind than the topic's (from Confluent's deserializer only)."),
        BLANK_ID("An identifier is empty or blank."),
        ID_TOO_LONG("An identifier has more than 256 characters."),
        KEY_MISMATCH("The key is not the customer id in UTF-8."),
        TIME_TOO_EARLY("The event time is not after the beginning of 1990."),
        TIME_IN_FUTURE("The event time is further ahead of the wall clock than `max.future.skew`."),
        NEGATIVE_REVISION("The revision of an order is negative."),
        NEGATIVE_AMOUNT("The total of an order or the amount of an adjustment is negative."),
        INVALID_AMOUNT("An amount has more than 4 decimals (from Confluent's deserializer only)."),
        UNKNOWN_CURRENCY("A currency is not an ISO 4217 code in capitals."),
        CURRENCY_MISMATCH("An adjustment is in another currency than its order."),
        UNKNOWN_KIND("An adjustment or a request is of a kind that this version does not know."),
        BEYOND_HORIZON("The event's day is more than `history.days` before that of the latest event."),
        ERASED("The event is from before its customer asked to be forgotten.");

        private final String meaning;

        Code(String meaning) {
            this.meaning = meaning;
        }

        /** What is wrong, in a sentence for people who send records. */
        public String meaning() {
            return meaning;
        }

        /** All codes as a Markdown table, so that a page about them is printed and not written. */
        public static String markdown() {
            return Arrays.stream(values())
                    .map(code -> "| `" + code + "` | " + code.meaning + " |\n")
                    .collect(Collectors.joining("", "| Code | Meaning |\n|---|---|\n", ""));
        }
    }

    /** Makes a rejection; the message is cut if it is long. */
    public static Rejection of(Code code, String field, String message) {
        return new Rejection(code, field, beginning(message, LONGEST_MESSAGE));
    }

    /** A value as a message shows it: quoted, and cut if it is long. */
    public static String quoted(String value) {
        return "\"" + beginning(value, LONGEST_QUOTE) + "\"";
    }

    private static String beginning(String text, int mostCharacters) {
        return text.codePointCount(0, text.length()) <= mostCharacters
                ? text
                : text.substring(0, text.offsetByCodePoints(0, mostCharacters)) + "...";
    }
}
