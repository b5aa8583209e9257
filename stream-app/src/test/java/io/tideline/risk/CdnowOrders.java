package io.tideline.risk;

import io.tideline.event.Money;
import io.tideline.ledger.History;
import io.tideline.ledger.Occasion;
import io.tideline.risk.evaluation.HoldoutCustomer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** The customers of a CDNOW file with the days on which they ordered, orders of a total of 0 included. */
public final class CdnowOrders {
    private static final long DAY_MILLIS = 86_400_000L;

    private CdnowOrders() {}

    /** Everybody as known at the end of a day, with what came in the days after it. */
    public static List<HoldoutCustomer> at(String file, int calibrationEnd, int horizonDays) {
        List<HoldoutCustomer> customers = new ArrayList<>();
        for (SortedMap<Integer, Money> days : spends(file)) {
            SortedMap<Integer, Money> known = days.headMap(calibrationEnd + 1);
            if (!known.isEmpty()) {
                int later = days.subMap(calibrationEnd + 1, calibrationEnd + 1 + horizonDays)
                        .size();
                customers.add(new HoldoutCustomer(history(known), later));
            }
        }
        return customers;
    }

    private static Iterable<SortedMap<Integer, Money>> spends(String file) {
        Map<String, SortedMap<Integer, Money>> spends = new LinkedHashMap<>();
        List<String> lines = SharedFolder.lines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            int day = (int) LocalDate.parse(fields[4].substring(0, 10)).toEpochDay();
            spends.computeIfAbsent(fields[2], id -> new TreeMap<>()).merge(day, Money.of(fields[5]), Money::plus);
        }
        return spends.values();
    }

    /** The history of one order a day. */
    public static History history(SortedMap<Integer, Money> days) {
        List<Occasion> occasions = new ArrayList<>();
        days.forEach((day, spend) ->
                occasions.add(new Occasion(day, 1, 0, spend, day * DAY_MILLIS, day * DAY_MILLIS, false)));
        return new History(
                OptionalLong.empty(),
                OptionalInt.empty(),
                occasions,
                occasions.get(0).revenue(),
                days.values().stream().reduce(Money.ZERO, Money::plus),
                List.of(),
                List.of());
    }
}
