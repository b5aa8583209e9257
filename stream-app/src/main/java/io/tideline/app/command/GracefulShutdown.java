package io.tideline.app.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Runs work that a signal to the process ends gracefully: its thread is interrupted, and the process waits until the work
 * has closed what it opened. The JVM then exits with 128 plus the number of the signal: 130 for SIGINT, 143 for SIGTERM.
 */
final class GracefulShutdown {
    /** This is longer than a pipeline and a local stack take to close; Kubernetes waits for 30 seconds by default. */
    private static final int TIMEOUT_SECONDS = 28;

    private GracefulShutdown() {}

    /** Does the work on the calling thread and returns its result. */
    static int of(IntSupplier work) {
        Thread worker = Thread.currentThread();
        CountDownLatch done = new CountDownLatch(1);
        Thread hook = new Thread(() -> interruptAndWait(worker, done), "graceful-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.getAsInt();
        } finally {
            done.countDown();
            remove(hook);
        }
    }

    private static void interruptAndWait(Thread worker, CountDownLatch done) {
        worker.interrupt();
        try {
            if (!done.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("tideline: the work did not end within " + TIMEOUT_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException exiting) {
            // The JVM is exiting and the hook runs already; it ends because the work is done.
        }
    }
}
