package io.tideline.app.simulator;

import io.tideline.app.ingest.ImportClock;
import io.tideline.app.ingest.ImportProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Sends the history of a shop as fast as possible, and reports the progress by event time. */
final class HistoryLoad {
    /** The clock is read once for so many events, because reading it costs more than making an event. */
    private static final int EVENTS_BETWEEN_LOOKS = 500;

    private static final long NANOS_BETWEEN_REPORTS = TimeUnit.MILLISECONDS.toNanos(200);

    private final ShopPlan plan;
    private final ImportClock clock;
    private final ImportProgress.Listener listener;
    private final long startedNanos;
    private long reportedNanos;

    HistoryLoad(ShopPlan plan, ImportClock clock, ImportProgress.Listener listener) {
        this.plan = plan;
        this.clock = clock;
        this.listener = listener;
        this.startedNanos = clock.nanos();
        this.reportedNanos = startedNanos;
    }

    /**
     * Sends all events of the shop before the end of its history; when it returns, all of them are acknowledged.
     *
     * @return how many events were sent
     */
    long run(Shop shop, ShopSender sender) {
        long events = 0;
        while (shop.nextAt().isBefore(plan.end())) {
            ShopEvent event = shop.next();
            sender.send(event, event.at());
            events++;
            if (events % EVENTS_BETWEEN_LOOKS == 0) {
                report(events, event.at());
            }
        }
        sender.flush();
        return events;
    }

    private void report(long events, Instant reached) {
        long now = clock.nanos();
        if (now - reportedNanos < NANOS_BETWEEN_REPORTS) {
            return;
        }
        reportedNanos = now;
        double seconds = (now - startedNanos) / (double) TimeUnit.SECONDS.toNanos(1);
        long done = Duration.between(plan.start(), reached).toMillis();
        long total = Duration.between(plan.start(), plan.end()).toMillis();
        long secondsLeft = Math.round(seconds * (total - done) / Math.max(1, done));
        listener.at(new ImportProgress(
                "the shop's history",
                events,
                0,
                done,
                OptionalLong.of(total),
                Math.round(events / seconds),
                Optional.of(Duration.ofSeconds(Math.max(0, secondsLeft)))));
    }
}
