package io.tideline.app.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Work that a signal to the process ends in order: it is interrupted, and the process waits until it has closed what it
 * opened. The JVM then exits with 128 and the number of the signal: 130 for SIGINT, 143 for SIGTERM.
 */
final class GracefulShutdown {
    /** Longer than a pipeline and a local stack take to close; Kubernetes waits for 30 seconds by default. */
    private static final int PATIENCE_SECONDS = 28;

    private GracefulShutdown() {}

    /** The result of work done on the calling thread. */
    static int of(IntSupplier work) {
        Thread worker = Thread.currentThread();
        CountDownLatch done = new CountDownLatch(1);
        Thread hook = new Thread(() -> interruptAndWait(worker, done), "orderly-end");
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
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("tideline: the work did not end within " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException exiting) {
            // The JVM is exiting and the hook is running: it has just been told that the work is done.
        }
    }
}
