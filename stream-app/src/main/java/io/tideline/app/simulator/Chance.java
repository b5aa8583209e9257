package io.tideline.app.simulator;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Random draws from a seed. They use strict mathematics only, so that a seed gives the same draws on every machine. */
final class Chance {
    private static final long STREAM_GAP = 0x9E3779B97F4A7C15L;

    /** Uniform draws are at least this, because they are given to a logarithm. */
    private static final double SMALLEST = 0x1.0p-53;

    private final SplittableRandom random;

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    /** Makes one stream of draws of a seed; streams are independent of each other. */
    static Chance of(long seed, long stream) {
        return new Chance(new SplittableRandom(seed + STREAM_GAP * (stream + 1)).split());
    }

    /** Uniform in 0 (included) to 1 (excluded). */
    double unit() {
        return random.nextDouble();
    }

    boolean happens(double probability) {
        return unit() < probability;
    }

    /** Uniform in {@code from} (included) to {@code to} (excluded). */
    double between(double from, double to) {
        return from + unit() * (to - from);
    }

    /** Uniform in {@code from} to {@code to}, both included. */
    int between(int from, int to) {
        return random.nextInt(from, to + 1);
    }

    double exponential(double mean) {
        return -mean * StrictMath.log(Math.max(SMALLEST, unit()));
    }

    double gaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(Math.max(SMALLEST, unit())));
        return radius * StrictMath.cos(2 * Math.PI * unit());
    }

    /** Lognormal with median 1. */
    double spread(double sigma) {
        return StrictMath.exp(sigma * gaussian());
    }

    /** Gamma with scale 1, after Marsaglia and Tsang. */
    double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * StrictMath.pow(Math.max(SMALLEST, unit()), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double x = gaussian();
            double root = 1 + c * x;
            double v = root * root * root;
            if (v > 0 && StrictMath.log(Math.max(SMALLEST, unit())) < x * x / 2 + d - d * v + d * StrictMath.log(v)) {
                return d * v;
            }
        }
    }

    /** Beta with a mean in 0..1, the closer to it the larger the concentration. */
    double beta(double mean, double concentration) {
        double yes = gamma(mean * concentration);
        double no = gamma((1 - mean) * concentration);
        return yes / (yes + no);
    }

    /** One of the choices, each as likely as its weight says. */
    <T> T pick(List<T> choices, ToDoubleFunction<T> weight) {
        double left = unit() * choices.stream().mapToDouble(weight).sum();
        for (T choice : choices) {
            left -= weight.applyAsDouble(choice);
            if (left < 0) {
                return choice;
            }
        }
        return choices.get(choices.size() - 1);
    }
}
