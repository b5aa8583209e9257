package io.tideline.app.simulator;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Properties;

/**
 * A file in a kept folder that says which shop was simulated there and how many of its events were sent, so that the next
 * run continues it. Events sent after the last entry before a kill are sent again, which only changes the time of a few
 * orders.
 */
final class ShopJournal {
    private final Path file;

    /**
     * The content of the journal.
     *
     * @param plan the plan of the shop
     * @param eventsSent how many events of the plan were sent, of its history and its future
     */
    record Entry(ShopPlan plan, long eventsSent) {}

    /** Makes a journal in a folder. */
    ShopJournal(Path dataDirectory) {
        this.file = dataDirectory.resolve("app-demo").resolve("shop.properties");
    }

    /**
     * The last entry, if there is one.
     *
     * @throws IOException if the file exists and is not a journal
     */
    Optional<Entry> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return Optional.of(entry(properties));
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw new IOException(file + " is not the journal of a simulated shop", malformed);
        }
    }

    private static Entry entry(Properties properties) {
        ShopPlan plan = new ShopPlan(
                Long.parseLong(properties.getProperty("seed", "")),
                Integer.parseInt(properties.getProperty("customers", "")),
                LocalDate.parse(properties.getProperty("first.day", "")),
                Instant.parse(properties.getProperty("end", "")),
                ZoneId.of(properties.getProperty("zone", "")));
        return new Entry(plan, Long.parseLong(properties.getProperty("events.sent", "")));
    }

    /** Replaces the entry atomically. */
    void write(Entry entry) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("seed", Long.toString(entry.plan().seed()));
        properties.setProperty("customers", Integer.toString(entry.plan().customers()));
        properties.setProperty("first.day", entry.plan().firstDay().toString());
        properties.setProperty("end", entry.plan().end().toString());
        properties.setProperty("zone", entry.plan().zone().getId());
        properties.setProperty("events.sent", Long.toString(entry.eventsSent()));
        Path draft = file.resolveSibling("shop.properties.draft");
        Files.createDirectories(file.getParent());
        try (Writer writer = Files.newBufferedWriter(draft)) {
            properties.store(writer, null);
        }
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
