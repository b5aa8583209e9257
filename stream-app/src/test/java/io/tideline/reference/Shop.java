package io.tideline.reference;

import io.tideline.calendar.StoreCalendar;
import io.tideline.ledger.Dimension;
import io.tideline.ledger.Exchange;
import io.tideline.ledger.RefundAmounts;
import io.tideline.ledger.Rules;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A shop that has reference figures.
 *
 * @param name of its files
 * @param rules what the figures were counted with
 */
public record Shop(String name, Rules rules) {
    static final Shop CDNOW = shop("cdnow", "UTC", 90, "USD", Dimension.CHANNEL);
    static final Shop NEW_YORK =
            shop("store-new-york", "America/New_York", 90, "EUR", Dimension.CHANNEL, Dimension.DISCOUNT);
    static final Shop SYDNEY = shop(
            "store-sydney", "Australia/Sydney", 45, "EUR", Dimension.COUNTRY, Dimension.SOURCE, Dimension.CATEGORY);

    /** All of them. */
    public static List<Shop> all() {
        return List.of(CDNOW, NEW_YORK, SYDNEY);
    }

    private static Shop shop(String name, String zone, int activityDays, String currency, Dimension... dimensions) {
        return new Shop(
                name,
                new Rules(
                        new StoreCalendar(ZoneId.of(zone), DayOfWeek.MONDAY),
                        activityDays,
                        new Exchange(currency, Map.of()),
                        false,
                        RefundAmounts.GROSS,
                        List.of(dimensions)));
    }

    /** Its events, in the order of the file. */
    public String dataFile() {
        return "data/" + name + ".csv.gz";
    }

    /** Random numbers for a shuffle of its events. */
    static Random seeded(long seed) {
        return new Random(seed);
    }

    @Override
    public String toString() {
        return name;
    }
}
