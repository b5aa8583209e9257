package io.tideline.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures from one count of events to another, the processor time of the stream threads included.
 *
 * <p>Counting begins after a warm-up, so that joining the group and the first compilation are not measured.
 */
final class Stopwatch {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long from;
    private final long to;
    private final AtomicLong seen = new AtomicLong();
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile long startWall;
    private volatile long startCpu;
    private volatile Measurement result;

    /** Measures from the {@code from}-th event to the {@code to}-th. */
    Stopwatch(long from, long to) {
        this.from = from;
        this.to = to;
    }

    void event() {
        long now = seen.incrementAndGet();
        if (now == from) {
            startWall = System.nanoTime();
            startCpu = streamThreadCpu();
        } else if (now == to) {
            result = new Measurement(to - from, System.nanoTime() - startWall, streamThreadCpu() - startCpu);
            done.countDown();
        }
    }

    Measurement await() throws InterruptedException {
        done.await();
        return result;
    }

    private static long streamThreadCpu() {
        long nanos = 0;
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread != null
                    && thread.getThreadName().contains("StreamThread")
                    && !thread.getThreadName().contains("network")) {
                nanos += THREADS.getThreadCpuTime(thread.getThreadId());
            }
        }
        return nanos;
    }
}
