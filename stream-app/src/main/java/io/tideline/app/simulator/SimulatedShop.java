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

/** A simulated shop on a stack: its history, sent once, and then its traffic, until it is closed. */
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
     * The shop of a plan; or, on a folder where one was before, the shop of that one, as far as it had come.
     *
     * @param producer is closed with the shop
     * @param dataDirectory of the stack
     * @throws IOException if what the last one left cannot be read
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

    /** What the shop is made from. */
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
     * Sends what happens next, at a mean rate, for ever.
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
        // What closes the shop and all else must not find the thread interrupted.
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
