package io.tideline.app.simulator;

import io.tideline.app.ingest.ImportClock;
import io.tideline.app.ingest.ImportProgress;
import io.tideline.app.simulator.ShopJournal.Entry;
import io.tideline.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;

/** A simulated shop on a cluster: it sends its history once, and then live traffic until it is closed. */
public final class SimulatedShop implements AutoCloseable {
    private static final int EVENTS_BETWEEN_NOTES = 50;

    private final Shop shop;
    private final ShopPlan plan;
    private final ShopJournal journal;
    private final ShopSender sender;
    private final ImportClock clock;
    private final Producer<String, SpecificRecord> producer;
    private long eventsSent;

    private SimulatedShop(
            Entry entry,
            ShopJournal journal,
            Producer<String, SpecificRecord> producer,
            Settings settings,
            ImportClock clock) {
        this.plan = entry.plan();
        this.shop = new Shop(plan);
        this.journal = journal;
        this.producer = producer;
        this.sender =
                new ShopSender(producer, settings.topics(), settings.store().currency());
        this.clock = clock;
        for (; eventsSent < entry.eventsSent(); eventsSent++) {
            shop.next();
        }
    }

    /**
     * Makes the shop of a plan; if the folder has the journal of a shop, it continues that one instead.
     *
     * @param producer is closed with the shop
     * @param dataDirectory the folder of the journal
     * @throws IOException if the journal of the last shop cannot be read
     */
    public static SimulatedShop on(
            Settings settings,
            Producer<String, SpecificRecord> producer,
            ShopPlan plan,
            Path dataDirectory,
            ImportClock clock)
            throws IOException {
        ShopJournal journal = new ShopJournal(dataDirectory);
        Optional<Entry> before = journal.read();
        return new SimulatedShop(before.orElse(new Entry(plan, 0)), journal, producer, settings, clock);
    }

    /** Whether the history was sent before. */
    public boolean hasHistory() {
        return eventsSent > 0;
    }

    /** The plan of the shop. */
    public ShopPlan plan() {
        return plan;
    }

    /**
     * Sends the history.
     *
     * @param listener takes progress on the calling thread
     * @return how many events it has; all of them are acknowledged
     */
    public long sendHistory(ImportProgress.Listener listener) {
        eventsSent += new HistoryLoad(plan, clock, listener).run(shop, sender);
        note();
        return eventsSent;
    }

    /**
     * Sends live traffic at a mean rate until it is interrupted.
     *
     * @param eventsPerSecond above 0
     * @param check is called between events, and ends it by throwing
     */
    public void trade(double eventsPerSecond, Runnable check) throws InterruptedException {
        LiveTraffic traffic = new LiveTraffic(shop, sender, clock, eventsPerSecond, plan.seed() + eventsSent);
        check.run();
        while (traffic.playsOne()) {
            eventsSent++;
            if (eventsSent % EVENTS_BETWEEN_NOTES == 0) {
                note();
            }
            check.run();
        }
        // The interrupt is cleared, because closing the shop waits on this thread.
        if (Thread.interrupted()) {
            throw new InterruptedException("the shop was interrupted");
        }
    }

    private void note() {
        try {
            journal.write(new Entry(plan, eventsSent));
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the simulated shop cannot note how far it is", unwritable);
        }
    }

    @Override
    public void close() {
        producer.close();
        if (hasHistory()) {
            note();
        }
    }
}
