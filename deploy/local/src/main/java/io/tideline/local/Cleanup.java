package io.tideline.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes parts that have been started: the last one first, each once and in bounded time. A part that fails or hangs does
 * not keep the others from being closed.
 */
final class Cleanup implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Cleanup.class);

    /** How long one part may take to stop; a broker needs less than two seconds. */
    private static final long TIMEOUT_SECONDS = 10;

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private Optional<Thread> hook = Optional.empty();

    /** Adds a part, which will be closed before all parts added earlier, and returns it. */
    synchronized <T extends AutoCloseable> T later(T part) {
        parts.push(part);
        return part;
    }

    /** Registers a shutdown hook that closes the parts when the JVM exits. */
    synchronized void atExit() {
        if (hook.isEmpty()) {
            Thread thread = new Thread(this::closeParts, "local-stack-exit");
            Runtime.getRuntime().addShutdownHook(thread);
            hook = Optional.of(thread);
        }
    }

    @Override
    public void close() {
        forgetHook();
        closeParts();
    }

    private synchronized void forgetHook() {
        try {
            hook.ifPresent(Runtime.getRuntime()::removeShutdownHook);
        } catch (IllegalStateException e) {
            LOG.debug("the JVM is exiting already, the hook waits for this close");
        }
        hook = Optional.empty();
    }

    private synchronized void closeParts() {
        while (!parts.isEmpty()) {
            closeInTime(parts.pop());
        }
    }

    private static void closeInTime(AutoCloseable part) {
        Thread thread = new Thread(() -> closeQuietly(part), "local-stack-close");
        thread.setDaemon(true);
        thread.start();
        joinEvenWhenInterrupted(thread);
        if (thread.isAlive()) {
            LOG.warn(
                    "{} did not stop within {} s and is left behind",
                    part.getClass().getSimpleName(),
                    TIMEOUT_SECONDS);
        }
    }

    /** Waits for a thread also when the caller is interrupted, and restores the interrupt afterwards. */
    private static void joinEvenWhenInterrupted(Thread thread) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        boolean interrupted = false;
        for (long left = deadline - System.nanoTime();
                thread.isAlive() && left > 0;
                left = deadline - System.nanoTime()) {
            try {
                thread.join(TimeUnit.NANOSECONDS.toMillis(left) + 1);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) { // the parts after this one must be closed as well
            LOG.warn("{} did not stop cleanly", part.getClass().getSimpleName(), e);
        }
    }
}
