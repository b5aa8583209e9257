package io.tideline.app.ingest.row;

import java.math.BigDecimal;
import java.util.Optional;

/** Reads money: a plain decimal that {@code decimal(19,4)} holds, never through floating point. */
final class Amount {
    static final int SCALE = 4;
    static final int INTEGER_DIGITS = 15;

    /** The description of an amount, for error texts. */
    static final String BOUND = "a plain decimal such as 49.90 with at most " + INTEGER_DIGITS
            + " digits before the point and " + SCALE + " behind it";

    /** Longer texts are refused unread, because what they hold besides zeros does not fit. */
    private static final int LONGEST_TEXT = 64;

    private Amount() {}

    /** The amount with {@value #SCALE} decimals; nothing if the text is none or holds more. Zeros at either end are free. */
    static Optional<BigDecimal> parse(String text) {
        if (text.length() > LONGEST_TEXT || !isPlainDecimal(text)) {
            return Optional.empty();
        }
        BigDecimal amount = new BigDecimal(text).stripTrailingZeros();
        boolean fits = amount.scale() <= SCALE && amount.precision() - amount.scale() <= INTEGER_DIGITS;
        return fits ? Optional.of(amount.setScale(SCALE)) : Optional.empty();
    }

    /** The one spelling of an amount: no exponent, no zeros at the end. */
    static String normalised(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }

    private static boolean isPlainDecimal(String text) {
        int start = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        int point = text.indexOf('.');
        return point < 0
                ? areDigits(text, start, text.length())
                : areDigits(text, start, point) && areDigits(text, point + 1, text.length());
    }

    private static boolean areDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return from < to;
    }
}
