package io.tideline.app.ingest;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Shows progress to people: a bar that redraws itself on a terminal, otherwise a plain line every few seconds. */
public final class ProgressDisplay implements ImportProgress.Listener {
    private static final long NANOS_BETWEEN_LINES = TimeUnit.SECONDS.toNanos(10);
    private static final int BAR_CELLS = 20;

    /** The bar fits a terminal of 80 columns. */
    private static final int WIDTH = 79;

    private final PrintWriter out;
    private final boolean isTerminal;
    private final ImportClock clock;
    private long shownNanos;

    /**
     * @param out standard error
     * @param isTerminal whether that is a terminal which understands a carriage return
     * @param clock paces the plain lines
     */
    public ProgressDisplay(PrintWriter out, boolean isTerminal, ImportClock clock) {
        this.out = out;
        this.isTerminal = isTerminal;
        this.clock = clock;
        this.shownNanos = clock.nanos();
    }

    /** Whether standard error is a terminal; false where the system does not say. */
    public static boolean isStandardErrorATerminal(Map<String, String> environment) {
        if ("dumb".equals(environment.get("TERM"))) {
            return false;
        }
        Path descriptor = Path.of("/proc/self/fd/2");
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    @Override
    public void at(ImportProgress progress) {
        if (isTerminal) {
            redraw(bar(progress));
        } else if (clock.nanos() - shownNanos >= NANOS_BETWEEN_LINES) {
            shownNanos = clock.nanos();
            out.println("importing " + progress.file() + ": " + figures(progress));
            out.flush();
        }
    }

    /** Erases the bar, so that what is printed next begins on an empty line. */
    public void clear() {
        if (isTerminal) {
            redraw("");
            out.print('\r');
            out.flush();
        }
    }

    private void redraw(String line) {
        String cut = line.length() > WIDTH ? line.substring(0, WIDTH) : line;
        out.print("\r" + cut + " ".repeat(WIDTH - cut.length()));
        out.flush();
    }

    private static String bar(ImportProgress progress) {
        if (progress.percent().isEmpty()) {
            return figures(progress);
        }
        int filled = (int) (progress.percent().getAsLong() * BAR_CELLS / 100);
        return "[" + "#".repeat(filled) + ".".repeat(BAR_CELLS - filled) + "] " + figures(progress);
    }

    private static String figures(ImportProgress progress) {
        StringBuilder text = new StringBuilder();
        progress.percent().ifPresent(percent -> text.append(percent).append(" %, "));
        text.append(String.format(Locale.ROOT, "%,d rows, %,d/s", progress.rows(), progress.rowsPerSecond()));
        progress.remaining()
                .ifPresent(left -> text.append(", ").append(clockFace(left)).append(" left"));
        if (progress.rejects() > 0) {
            text.append(String.format(Locale.ROOT, ", %,d rejected", progress.rejects()));
        }
        return text.toString();
    }

    private static String clockFace(Duration left) {
        return left.toHours() > 0
                ? "%d:%02d:%02d".formatted(left.toHours(), left.toMinutesPart(), left.toSecondsPart())
                : "%d:%02d".formatted(left.toMinutes(), left.toSecondsPart());
    }
}
