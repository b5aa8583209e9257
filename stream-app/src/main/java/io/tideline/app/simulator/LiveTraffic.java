package io.tideline.app.simulator;

import io.tideline.app.ingest.ImportClock;
import java.time.Duration;

/**
 * Sends the future of a shop faster than it would happen: each event takes place now, a random time after the one before.
 * The order of events stays, so that nobody returns what was not bought.
 */
final class LiveTraffic {
    private static final long PAUSES = -2;
    private static final double NANOS_A_SECOND = 1e9;

    private final Shop shop;
    private final ShopSender sender;
    private final ImportClock clock;
    private final double eventsPerSecond;
    private final Chance pauses;

    /**
     * @param shop stands at the end of what was sent
     * @param eventsPerSecond the mean rate, above 0
     */
    LiveTraffic(Shop shop, ShopSender sender, ImportClock clock, double eventsPerSecond, long seed) {
        this.shop = shop;
        this.sender = sender;
        this.clock = clock;
        this.eventsPerSecond = eventsPerSecond;
        this.pauses = Chance.of(seed, PAUSES);
    }

    /** Waits for the next event and sends it. If it is interrupted, it sends nothing, and the interrupt stays set. */
    boolean playsOne() {
        clock.pause(Duration.ofNanos((long) pauses.exponential(NANOS_A_SECOND / eventsPerSecond)));
        if (Thread.currentThread().isInterrupted()) {
            return false;
        }
        sender.send(shop.next(), clock.now());
        return true;
    }
}
