package io.tideline.local;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a local stack keeps its data and on which loopback ports it listens.
 *
 * @param dataDirectory folder that survives the stack and is taken up again by the next one; empty for a temporary
 *     folder that is deleted on close
 * @param brokerPort port of the broker, 1..65535, or 0 for any free one
 * @param registryPort port of the schema registry, 1..65535, or 0 for any free one
 */
public record LocalStackOptions(Optional<Path> dataDirectory, int brokerPort, int registryPort) {

    private static final int HIGHEST_PORT = 65_535;

    /**
     * Checks the ports.
     *
     * @throws IllegalArgumentException if a port is outside 0..65535
     */
    public LocalStackOptions {
        Objects.requireNonNull(dataDirectory, "dataDirectory");
        requirePort("brokerPort", brokerPort);
        requirePort("registryPort", registryPort);
    }

    /** A temporary folder and free ports: nothing outlives the stack. */
    public static LocalStackOptions temporary() {
        return new LocalStackOptions(Optional.empty(), 0, 0);
    }

    /** Free ports over a folder that is created when absent and kept on close. */
    public static LocalStackOptions keptIn(Path dataDirectory) {
        return new LocalStackOptions(Optional.of(dataDirectory), 0, 0);
    }

    /** The same with the broker on {@code port}, 0..65535, where 0 is any free one. */
    public LocalStackOptions withBrokerPort(int port) {
        return new LocalStackOptions(dataDirectory, port, registryPort);
    }

    /** The same with the schema registry on {@code port}, 0..65535, where 0 is any free one. */
    public LocalStackOptions withRegistryPort(int port) {
        return new LocalStackOptions(dataDirectory, brokerPort, port);
    }

    private static void requirePort(String name, int port) {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException(name + " must be between 0 and " + HIGHEST_PORT + ", was " + port);
        }
    }
}
