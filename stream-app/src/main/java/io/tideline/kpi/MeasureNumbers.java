package io.tideline.kpi;

/**
 * The stored numbers of a measure: one, two for money (see {@link io.tideline.delta.MoneyParts}), one for each window, or
 * none for what is computed from other measures.
 *
 * @param first the first number, at least 0
 * @param stride the distance from one window's number to the next one's; 0 if all windows have the same
 * @param size how many numbers there are
 */
record MeasureNumbers(int first, int stride, int size) {
    /** Number of windows; {@link io.tideline.calendar.Window#all}. */
    static final int WINDOWS = 8;

    private static final int PARTS_OF_MONEY = 2;

    /** The numbers of what is not stored. */
    static MeasureNumbers notStored() {
        return new MeasureNumbers(0, 0, 0);
    }

    /** One number. */
    static MeasureNumbers stored(int number) {
        return new MeasureNumbers(number, 0, 1);
    }

    /** Two numbers, {@code first} and the one behind it. */
    static MeasureNumbers storedMoney(int first) {
        return new MeasureNumbers(first, 0, PARTS_OF_MONEY);
    }

    /** One number for each window; the oldest such measures share their range and have a stride of 5, others one of 1. */
    static MeasureNumbers storedByWindow(int first, int stride) {
        return new MeasureNumbers(first, stride, WINDOWS);
    }

    /** The number for the window at a position. */
    int of(int window) {
        return first + stride * window;
    }

    boolean isMoney() {
        return size == PARTS_OF_MONEY;
    }

    boolean isByWindow() {
        return size == WINDOWS;
    }

    /** The first number behind all of these. */
    int end() {
        return size == 0 ? first : first + (stride == 0 ? size : stride * (size - 1) + 1);
    }
}
