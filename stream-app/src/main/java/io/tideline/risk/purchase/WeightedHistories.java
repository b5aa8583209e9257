package io.tideline.risk.purchase;

import io.tideline.risk.solver.Require;
import java.util.Arrays;

/**
 * Buying histories with the number of customers that share each: what a fit reads, in one unit of time.
 *
 * <p>Columns of plain arrays, 28 bytes a history, so that a million fit into little memory and are read in order.
 */
public final class WeightedHistories {
    private final int[] repeats;
    private final double[] recencies;
    private final double[] ages;
    private final double[] weights;
    private final Totals totals;

    private WeightedHistories(Builder builder) {
        repeats = Arrays.copyOf(builder.repeats, builder.size);
        recencies = Arrays.copyOf(builder.recencies, builder.size);
        ages = Arrays.copyOf(builder.ages, builder.size);
        weights = Arrays.copyOf(builder.weights, builder.size);
        totals = builder.totals;
    }

    /** A builder of such a list. */
    public static Builder builder() {
        return new Builder();
    }

    /** The number of distinct histories. */
    public int size() {
        return repeats.length;
    }

    /** The history at an index from 0. */
    public BuyingHistory history(int index) {
        return new BuyingHistory(repeats[index], recencies[index], ages[index]);
    }

    /** How many customers share the history at an index, above 0. */
    public double weight(int index) {
        return weights[index];
    }

    /** The number of customers. */
    public double customers() {
        return totals.customers;
    }

    /** The number of customers with at least one repeat order. */
    public double repeaters() {
        return totals.repeaters;
    }

    int repeats(int index) {
        return repeats[index];
    }

    double recency(int index) {
        return recencies[index];
    }

    double age(int index) {
        return ages[index];
    }

    double repeatOrders() {
        return totals.repeatOrders;
    }

    int maxRepeats() {
        return totals.maxRepeats;
    }

    double maxAge() {
        return totals.maxAge;
    }

    /** The same customers with every time multiplied by {@code factor}. */
    WeightedHistories scaled(double factor) {
        Builder builder = builder();
        for (int i = 0; i < size(); i++) {
            builder.append(repeats[i], recencies[i] * factor, ages[i] * factor, weights[i]);
        }
        return builder.build();
    }

    private static final class Totals {
        private double customers;
        private double repeaters;
        private double repeatOrders;
        private double maxAge;
        private int maxRepeats;
    }

    /** Collects histories; not safe for use by several threads. */
    public static final class Builder {
        private int[] repeats = new int[1024];
        private double[] recencies = new double[1024];
        private double[] ages = new double[1024];
        private double[] weights = new double[1024];
        private Totals totals = new Totals();
        private int size;

        private Builder() {}

        /** Adds so many customers of one history; a weight must be above 0. */
        public Builder add(BuyingHistory history, double weight) {
            Require.positive("weight", weight);
            append(history.repeats(), history.recency(), history.age(), weight);
            return this;
        }

        private void append(int repeat, double recency, double age, double weight) {
            if (size == repeats.length) {
                grow();
            }
            repeats[size] = repeat;
            recencies[size] = recency;
            ages[size] = age;
            weights[size++] = weight;
            totals.customers += weight;
            totals.repeaters += repeat > 0 ? weight : 0;
            totals.repeatOrders += repeat * weight;
            totals.maxAge = Math.max(totals.maxAge, age);
            totals.maxRepeats = Math.max(totals.maxRepeats, repeat);
        }

        private void grow() {
            repeats = Arrays.copyOf(repeats, size * 2);
            recencies = Arrays.copyOf(recencies, size * 2);
            ages = Arrays.copyOf(ages, size * 2);
            weights = Arrays.copyOf(weights, size * 2);
        }

        /** The list; the builder starts anew. */
        public WeightedHistories build() {
            WeightedHistories histories = new WeightedHistories(this);
            totals = new Totals();
            size = 0;
            return histories;
        }
    }
}
