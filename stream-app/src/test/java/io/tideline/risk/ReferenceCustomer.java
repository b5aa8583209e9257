package io.tideline.risk;

import io.tideline.risk.purchase.BuyingHistory;
import io.tideline.risk.purchase.WeightedHistories;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One row of the reference: a customer of the CDNOW sample with model values to 12 digits, times in weeks. */
public record ReferenceCustomer(Map<String, String> fields) {
    public static List<ReferenceCustomer> all() {
        return parse(SharedFolder.lines("reference/cdnow-sample-customers.csv.gz"));
    }

    public static List<ReferenceCustomer> fifty() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ReferenceCustomer.class.getResourceAsStream("cdnow-50-customers.csv")),
                StandardCharsets.UTF_8))) {
            return parse(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ReferenceCustomer> parse(List<String> lines) {
        String[] header = lines.get(0).split(",", -1);
        return lines.stream().skip(1).map(line -> parse(header, line)).toList();
    }

    private static ReferenceCustomer parse(String[] header, String line) {
        String[] values = line.split(",", -1);
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < header.length; i++) {
            fields.put(header[i], values[i]);
        }
        return new ReferenceCustomer(fields);
    }

    public double number(String column) {
        String text = fields.get(column);
        return "inf".equals(text) ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }

    public int repeats() {
        return (int) number("x");
    }

    /** The history in weeks. */
    public BuyingHistory history() {
        return new BuyingHistory(repeats(), number("tx_days") / 7, number("T_days") / 7);
    }

    public static WeightedHistories histories(List<ReferenceCustomer> customers) {
        WeightedHistories.Builder builder = WeightedHistories.builder();
        customers.forEach(customer -> builder.add(customer.history(), 1));
        return builder.build();
    }
}
