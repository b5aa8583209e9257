package io.tideline.risk.spend;

import io.tideline.risk.solver.Require;
import java.util.Arrays;

/**
 * Mean spends of customers with the number of occasions each is the mean of: what a Gamma-Gamma fit reads.
 *
 * <p>Means of 0 or less are left out, because the model gives them no probability.
 */
public final class SpendSample {
    private int[] occasions = new int[1024];
    private double[] means = new double[1024];
    private double[] weights = new double[1024];
    private int size;
    private double customers;
    private double total;
    private int maxOccasions;

    /**
     * Adds a number of customers.
     *
     * @param count how many occasions the mean is of; 0 is left out
     * @param mean their mean spend in units of money; 0 or less is left out
     * @param weight how many customers, above 0
     */
    public void add(int count, double mean, double weight) {
        Require.positive("weight", weight);
        Require.atLeast("count", count, 0);
        if (count == 0 || !(mean > 0)) {
            return;
        }
        if (size == occasions.length) {
            grow();
        }
        occasions[size] = count;
        means[size] = mean;
        weights[size++] = weight;
        customers += weight;
        total += weight * mean;
        maxOccasions = Math.max(maxOccasions, count);
    }

    private void grow() {
        occasions = Arrays.copyOf(occasions, size * 2);
        means = Arrays.copyOf(means, size * 2);
        weights = Arrays.copyOf(weights, size * 2);
    }

    /** The number of distinct entries. */
    public int size() {
        return size;
    }

    /** The number of customers. */
    public double customers() {
        return customers;
    }

    /** The mean over customers, 0 if there are none. */
    public double mean() {
        return customers > 0 ? total / customers : 0;
    }

    public int occasions(int index) {
        return occasions[index];
    }

    double mean(int index) {
        return means[index];
    }

    double weight(int index) {
        return weights[index];
    }

    int maxOccasions() {
        return maxOccasions;
    }
}
