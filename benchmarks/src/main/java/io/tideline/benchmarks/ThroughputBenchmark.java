package io.tideline.benchmarks;

import io.tideline.config.Settings;
import io.tideline.local.LocalStackOptions;
import io.tideline.local.PreparedStack;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Events per second and processor time per event of the pipeline, beside baselines of the same run. */
@Command(
        name = "benchmarks/run",
        mixinStandardHelpOptions = true,
        description = "Measures, on a local stack: (a) a consumer that only decodes, (b) the smallest stateful"
                + " application, (c) the pipeline, (d) the pipeline on a store ten times larger.")
public final class ThroughputBenchmark implements Callable<Integer> {
    private static final int WARM_UP = 150_000;

    @Option(names = "--customers", defaultValue = "100000", description = "Customers of a, b and c (${DEFAULT-VALUE}).")
    private int customers;

    @Option(names = "--events", defaultValue = "800000", description = "Orders that are measured (${DEFAULT-VALUE}).")
    private int events;

    @Option(names = "--rounds", defaultValue = "2", description = "How often b and c are measured (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--large-store",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Whether d is measured (${DEFAULT-VALUE}).")
    private boolean withLargeStore;

    private ThroughputBenchmark() {}

    /** Runs the benchmark. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ThroughputBenchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        System.out.printf(Locale.ENGLISH, "%-46s %12s %16s%n", "", "events/s", "CPU us/event");
        double b = 0;
        double c = 0;
        try (PreparedStack stack = stack()) {
            Settings settings = stack.settings();
            fill(settings, customers);
            report("(a) decode only", DecodingConsumer.run(settings, begin(customers), end(customers)));
            for (int round = 0; round < rounds; round++) {
                b += report("(b) smallest stateful", SmallestStateful.run(settings, begin(customers), end(customers)));
                c += report("(c) pipeline", WholePipeline.run(renamed(stack, round), begin(customers), end(customers)));
            }
        }
        if (!withLargeStore) {
            System.out.printf(Locale.ENGLISH, "%nc/b %.2f   (events per second)%n", c / b);
            return 0;
        }
        double d;
        try (PreparedStack stack = stack()) {
            fill(stack.settings(), 10 * customers);
            d = report(
                    "(d) pipeline, store ten times larger",
                    WholePipeline.run(stack.settings(), begin(10 * customers), end(10 * customers)));
        }
        System.out.printf(Locale.ENGLISH, "%nc/b %.2f   d/c %.2f   (events per second)%n", c / b, d * rounds / c);
        return 0;
    }

    private static PreparedStack stack() {
        return PreparedStack.start(
                LocalStackOptions.temporary(),
                Map.of("topics.partitions", "1", "num.stream.threads", "1", "clock.mode", "event"));
    }

    private static Settings renamed(PreparedStack stack, int round) {
        return stack.with(Map.of("application.id", "tideline-" + round));
    }

    private void fill(Settings settings, int customersOfRun) {
        OrderStream orders = new OrderStream(settings, customersOfRun);
        orders.sendFirstOrders();
        orders.sendOrders(WARM_UP + events);
    }

    private static long begin(int customersOfRun) {
        return (long) customersOfRun + WARM_UP;
    }

    private long end(int customersOfRun) {
        return begin(customersOfRun) + events;
    }

    private static double report(String name, Measurement measured) {
        System.out.printf(
                Locale.ENGLISH,
                "%-46s %,12.0f %16.2f%n",
                name,
                measured.eventsPerSecond(),
                measured.cpuMicrosPerEvent());
        return measured.eventsPerSecond();
    }
}
