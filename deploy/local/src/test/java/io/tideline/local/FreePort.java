package io.tideline.local;

import java.util.Random;

/** Ports that are free, and stay so until a test takes them: the system gives none of these to who asks for any. */
final class FreePort {
    private static final int LOWEST = 20_000;
    private static final int BELOW = 30_000;
    private static final int ATTEMPTS = 100;
    private static final Random RANDOM = new Random();

    private FreePort() {}

    /** Any of them. */
    static int any() {
        LocalStackException taken = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = LOWEST + RANDOM.nextInt(BELOW - LOWEST);
            try (LoopbackSocket socket = LoopbackSocket.bind("test", port)) {
                return socket.port();
            } catch (LocalStackException refused) {
                taken = refused;
            }
        }
        throw new IllegalStateException("no port is free", taken);
    }
}
