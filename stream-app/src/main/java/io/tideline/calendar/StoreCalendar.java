package io.tideline.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Objects;

/**
 * The calendar of a shop: its time zone and the first day of its week.
 *
 * <p>A day is a local calendar day of the zone, written as its epoch day (days since 1970-01-01). Days with a clock
 * change have 23 or 25 hours, and a day can begin at another hour than midnight; both follow the zone's rules. Immutable.
 * The day of an instant costs one look-up of the zone's offset.
 */
public final class StoreCalendar {
    private static final long SECONDS_OF_DAY = 86_400L;

    private final ZoneId zone;
    private final ZoneRules rules;
    private final boolean offsetIsFixed;
    private final int fixedOffsetSeconds;
    private final DayOfWeek weekStart;
    private final List<Window> windows;

    /**
     * A calendar for a zone.
     *
     * @param zone the IANA zone whose calendar days count
     * @param weekStart the first day of a week
     */
    public StoreCalendar(ZoneId zone, DayOfWeek weekStart) {
        this.zone = Objects.requireNonNull(zone, "zone");
        this.rules = zone.getRules();
        this.offsetIsFixed = rules.isFixedOffset();
        this.fixedOffsetSeconds = rules.getOffset(Instant.EPOCH).getTotalSeconds();
        this.weekStart = Objects.requireNonNull(weekStart, "weekStart");
        this.windows = Window.all(weekStart);
    }

    /** The store zone. */
    public ZoneId zone() {
        return zone;
    }

    /** The first day of a week. */
    public DayOfWeek weekStart() {
        return weekStart;
    }

    /** All windows of the KPIs, in the order of {@link Window#all}. */
    public List<Window> windows() {
        return windows;
    }

    /** The epoch day, in the store zone, of an instant given in milliseconds since 1970. */
    public int dayOf(long epochMillis) {
        long epochSecond = Math.floorDiv(epochMillis, 1000L);
        int offsetSeconds = offsetIsFixed ? fixedOffsetSeconds : offsetSeconds(epochSecond);
        return Math.toIntExact(Math.floorDiv(epochSecond + offsetSeconds, SECONDS_OF_DAY));
    }

    private int offsetSeconds(long epochSecond) {
        return rules.getOffset(Instant.ofEpochSecond(epochSecond)).getTotalSeconds();
    }

    /** The first instant of a day, in milliseconds since 1970. */
    public long startMillis(int day) {
        if (offsetIsFixed) {
            return (day * SECONDS_OF_DAY - fixedOffsetSeconds) * 1000L;
        }
        return LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
