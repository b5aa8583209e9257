package io.tideline.risk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The customers of a CDNOW file with all their occasions, orders of a total of 0 included. */
final class CdnowOrders {
    private CdnowOrders() {}

    static List<CustomerHistory> customers(String file) {
        Map<String, Map<Integer, Double>> spends = new LinkedHashMap<>();
        for (String line :
                SharedFolder.lines(file).subList(1, SharedFolder.lines(file).size())) {
            String[] fields = line.split(",", -1);
            int day = (int) LocalDate.parse(fields[4].substring(0, 10)).toEpochDay();
            spends.computeIfAbsent(fields[2], id -> new TreeMap<>())
                    .merge(day, Double.parseDouble(fields[5]), Double::sum);
        }
        List<CustomerHistory> customers = new ArrayList<>();
        spends.values().forEach(days -> customers.add(history(days)));
        return customers;
    }

    private static CustomerHistory history(Map<Integer, Double> days) {
        List<Occasion> occasions = new ArrayList<>();
        days.forEach((day, spend) -> occasions.add(new Occasion(day, spend, false)));
        return CustomerHistory.of(occasions, List.of());
    }
}
