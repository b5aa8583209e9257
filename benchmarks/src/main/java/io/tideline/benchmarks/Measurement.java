package io.tideline.benchmarks;

/**
 * The result of a run.
 *
 * @param events how many events were processed while it was measured
 * @param wallNanos elapsed time
 * @param cpuNanos processor time of the threads that did the work
 */
record Measurement(long events, long wallNanos, long cpuNanos) {

    double eventsPerSecond() {
        return events * 1e9 / wallNanos;
    }

    double cpuMicrosPerEvent() {
        return cpuNanos / 1e3 / events;
    }
}
