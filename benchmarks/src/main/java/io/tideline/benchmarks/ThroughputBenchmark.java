package io.tideline.benchmarks;

import io.tideline.config.Settings;
import io.tideline.local.LocalStackOptions;
import io.tideline.local.PreparedStack;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures events per second and processor time per event of the pipeline and of the baselines, in one run. */
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

    @Option(
            names = "--rounds",
            defaultValue = "2",
            description = "How often b and c are measured, after one round that is not (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--variants",
            split = ",",
            defaultValue = "KPIS,NO_LEDGERS_IN_MEMORY,COHORTS,LIFECYCLE,PULSE,PULSE_LIVE,RISK",
            description = "How c is run: ${COMPLETION-CANDIDATES}.")
    private List<Variant> variants;

    @Option(
            names = "--large-store",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Whether d is measured, with the first of the variants (${DEFAULT-VALUE}).")
    private boolean withLargeStore;

    /** The end of the orders is now, because under a live clock only new events have a pulse. */
    private final Instant lastOrderAt;

    private ThroughputBenchmark(Instant lastOrderAt) {
        this.lastOrderAt = lastOrderAt;
    }

    /** Runs the benchmark. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ThroughputBenchmark(Instant.now())).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        System.out.printf(Locale.ENGLISH, "%-52s %12s %16s%n", "", "events/s", "CPU us/event");
        Mean smallest = new Mean("(b) smallest stateful");
        Map<Variant, Mean> pipelines = new LinkedHashMap<>();
        variants.forEach(variant -> pipelines.put(variant, new Mean(variant.title())));
        try (PreparedStack stack = stack()) {
            Settings settings = stack.settings();
            fill(settings, customers);
            report("(a) decode only", DecodingConsumer.run(settings, begin(customers), end(customers)));
            for (int round = 0; round <= rounds; round++) {
                if (round == 1) {
                    System.out.println("measured from here on; before, code was being compiled");
                    smallest.forget();
                    pipelines.values().forEach(Mean::forget);
                }
                smallest.add(SmallestStateful.run(settings, begin(customers), end(customers)));
                for (Map.Entry<Variant, Mean> pipeline : pipelines.entrySet()) {
                    Settings ofRun = pipeline.getKey().settings(stack, round);
                    pipeline.getValue().add(WholePipeline.run(ofRun, begin(customers), end(customers)));
                }
            }
        }
        pipelines.values().forEach(pipeline -> ratio("c/b", pipeline, smallest));
        if (withLargeStore) {
            largeStore(pipelines.values().iterator().next(), variants.get(0));
        }
        return 0;
    }

    private void largeStore(Mean pipeline, Variant variant) throws InterruptedException {
        Mean large = new Mean("(d) pipeline, store ten times larger");
        try (PreparedStack stack = stack()) {
            fill(stack.settings(), 10 * customers);
            large.add(WholePipeline.run(variant.settings(stack, 0), begin(10 * customers), end(10 * customers)));
        }
        ratio("d/c", large, pipeline);
    }

    private static void ratio(String name, Mean one, Mean other) {
        System.out.printf(
                Locale.ENGLISH,
                "%n%s %.2f in events per second, %.2f in processor time: %s%n",
                name,
                one.eventsPerSecond() / other.eventsPerSecond(),
                other.cpuMicrosPerEvent() / one.cpuMicrosPerEvent(),
                one.name());
    }

    private static PreparedStack stack() {
        return PreparedStack.start(
                LocalStackOptions.temporary(),
                Map.of("topics.partitions", "1", "num.stream.threads", "1", "clock.mode", "event"));
    }

    private void fill(Settings settings, int customersOfRun) {
        OrderStream orders = new OrderStream(settings, customersOfRun, lastOrderAt);
        orders.sendFirstOrders();
        orders.sendOrders(WARM_UP + events);
    }

    private static long begin(int customersOfRun) {
        return (long) customersOfRun + WARM_UP;
    }

    private long end(int customersOfRun) {
        return begin(customersOfRun) + events;
    }

    static void report(String name, Measurement measured) {
        System.out.printf(
                Locale.ENGLISH,
                "%-52s %,12.0f %16.2f%n",
                name,
                measured.eventsPerSecond(),
                measured.cpuMicrosPerEvent());
    }
}
