package io.tideline.app.simulator;

import java.time.Instant;
import java.time.ZoneId;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command-line options of a simulated shop. */
public final class ShopOptions {
    private static final double FASTEST_EVENTS_PER_SECOND = 1_000;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Decides everything that is chance in the simulated shop (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--customers",
            paramLabel = "N",
            defaultValue = "20000",
            description = "How many people come into the shop during its history (default: ${DEFAULT-VALUE}).")
    private int customers;

    @Option(
            names = "--months",
            paramLabel = "N",
            defaultValue = "18",
            description = "Whole months of history before the running one, 1 to 35 (default: ${DEFAULT-VALUE}).")
    private int months;

    @Option(
            names = "--rate",
            paramLabel = "EVENTS",
            defaultValue = "2",
            description = "Events a second of live traffic, on average; may be a fraction (default: ${DEFAULT-VALUE}).")
    private double eventsPerSecond;

    /**
     * The plan of the shop whose history ends at an instant.
     *
     * @param spec of the command, for its errors
     * @param now the end of the shop's history
     * @param zone of the shop
     * @throws ParameterException if an option is out of its bounds
     */
    public ShopPlan plan(CommandSpec spec, Instant now, ZoneId zone) {
        if (!(eventsPerSecond > 0 && eventsPerSecond <= FASTEST_EVENTS_PER_SECOND)) {
            throw new ParameterException(
                    spec.commandLine(), "--rate must be above 0 and at most 1000, was " + eventsPerSecond);
        }
        try {
            return ShopPlan.opened(months, now, zone, seed, customers);
        } catch (IllegalArgumentException outOfBounds) {
            throw new ParameterException(spec.commandLine(), "--" + outOfBounds.getMessage(), outOfBounds);
        }
    }

    /** The mean rate of live traffic, above 0. */
    public double eventsPerSecond() {
        return eventsPerSecond;
    }
}
