package io.tideline.kpi;

import io.tideline.delta.Bundle;
import io.tideline.delta.Points;
import java.util.Arrays;
import java.util.List;

/**
 * The bundles of the measures that exist once for each window.
 *
 * <p>Such a measure holds from one day, the same for all windows, to the last day on which each window still sees
 * another. Which windows those are is one of a few combinations, so that both ends of up to eight ranges are two bundles,
 * and the orders of a day share them. Confined to the thread of its contribution.
 */
final class WindowBundles {
    private static final int BEGINNING = 0;
    private static final int END_OF_SIGHT = 1;
    private static final int ENDS = 2;
    private static final int COMBINATIONS = 1 << MeasureNumbers.WINDOWS;
    private static final List<Measure> KINDS = Arrays.stream(Measure.values())
            .filter(measure -> measure.numbers().isByWindow())
            .toList();
    private static final int[] KIND_NUMBERS =
            Arrays.stream(Measure.values()).mapToInt(KINDS::indexOf).toArray();

    private final SeenUntil seenUntil;
    private final Bundle[] made = new Bundle[KINDS.size() * ENDS * COMBINATIONS];

    WindowBundles(SeenUntil seenUntil) {
        this.seenUntil = seenUntil;
    }

    /** A kind of measure of some windows, on the day itself. */
    Bundle beginning(Measure kind, int windows) {
        return bundle(kind, BEGINNING, windows);
    }

    /** A kind of measure of some windows, of each on the day after the last that still sees the day of the bundle. */
    Bundle endOfSight(Measure kind, int windows) {
        return bundle(kind, END_OF_SIGHT, windows);
    }

    private Bundle bundle(Measure kind, int end, int windows) {
        int number = (KIND_NUMBERS[kind.ordinal()] * ENDS + end) * COMBINATIONS + windows;
        if (made[number] == null) {
            made[number] = new OfWindows(number, kind, end == END_OF_SIGHT, windows);
        }
        return made[number];
    }

    private final class OfWindows implements Bundle {
        private final int number;
        private final Measure kind;
        private final boolean isEndOfSight;
        private final int windows;

        OfWindows(int number, Measure kind, boolean isEndOfSight, int windows) {
            this.number = number;
            this.kind = kind;
            this.isEndOfSight = isEndOfSight;
            this.windows = windows;
        }

        @Override
        public int number() {
            return number;
        }

        @Override
        public void open(int day, long amount, Points out) {
            int[] until = seenUntil.of(day);
            for (int w = 0; w < MeasureNumbers.WINDOWS; w++) {
                if ((windows & (1 << w)) != 0) {
                    out.add(isEndOfSight ? until[w] + 1 : day, kind.number(w), amount);
                }
            }
        }
    }
}
