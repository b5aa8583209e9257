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
 * Remembers in a kept folder which shop is shown there and how much of it was sent, so that it goes on where the last
 * one ended. What a kill makes it forget is sent again, and changes nothing but the time of a few orders.
 */
final class ShopJournal {
    private final Path file;

    /**
     * What is remembered.
     *
     * @param plan of the shop
     * @param eventsSent of that plan, history and future
     */
    record Entry(ShopPlan plan, long eventsSent) {}

    /** A journal in the folder of a local stack. */
    ShopJournal(Path dataDirectory) {
        this.file = dataDirectory.resolve("app-demo").resolve("shop.properties");
    }

    /**
     * What the last one wrote, if there was one.
     *
     * @throws IOException if the file is there and is not readable as what was written
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

    /** Replaces what is remembered, in one step. */
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
