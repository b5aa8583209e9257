package io.tideline.benchmarks;

/** The mean of several runs of one measurement; each run is printed when it is added. */
final class Mean {
    private final String name;
    private long events;
    private long wallNanos;
    private long cpuNanos;

    Mean(String name) {
        this.name = name;
    }

    void add(Measurement run) {
        ThroughputBenchmark.report(name, run);
        events += run.events();
        wallNanos += run.wallNanos();
        cpuNanos += run.cpuNanos();
    }

    /** Begins anew. */
    void forget() {
        events = 0;
        wallNanos = 0;
        cpuNanos = 0;
    }

    String name() {
        return name;
    }

    double eventsPerSecond() {
        return all().eventsPerSecond();
    }

    double cpuMicrosPerEvent() {
        return all().cpuMicrosPerEvent();
    }

    private Measurement all() {
        return new Measurement(events, wallNanos, cpuNanos);
    }
}
