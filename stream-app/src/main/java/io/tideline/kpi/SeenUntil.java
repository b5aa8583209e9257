package io.tideline.kpi;

import io.tideline.calendar.Window;
import java.util.List;

/**
 * For a day and each window, the last day whose window still sees it; remembered for the days asked for last, because
 * the orders of a day ask for the same few days again and again. Not thread-safe.
 */
final class SeenUntil {
    private static final int REMEMBERED = 1 << 12;

    private final List<Window> windows;
    private final int[][] remembered = new int[REMEMBERED][];
    private final int[] days = new int[REMEMBERED];

    SeenUntil(List<Window> windows) {
        this.windows = List.copyOf(windows);
    }

    /** By the position of the window; not to be changed. */
    int[] of(int day) {
        int slot = day & (REMEMBERED - 1);
        if (remembered[slot] == null || days[slot] != day) {
            int[] until = new int[windows.size()];
            for (int w = 0; w < until.length; w++) {
                until[w] = windows.get(w).lastSeeing(day);
            }
            remembered[slot] = until;
            days[slot] = day;
        }
        return remembered[slot];
    }

    /** The windows that still see {@code day} on {@code later}: bit w stands for the window at position w. */
    int windowsOn(int later, int day) {
        int[] until = of(day);
        int seeing = 0;
        for (int w = 0; w < until.length; w++) {
            seeing |= later <= until[w] ? 1 << w : 0;
        }
        return seeing;
    }
}
