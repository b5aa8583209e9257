package io.tideline.local;

import io.tideline.local.LocalStackException.Reason;
import io.tideline.registry.RegistryServer;
import io.tideline.registry.SchemaStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker and a schema registry in this JVM, on loopback. Starting takes seconds, and returns when both answer.
 * A stack over a kept folder goes on where the last one there stopped.
 *
 * <p>No shutdown hook is registered. A program that must clean up when it is interrupted calls {@link #close} from a
 * hook of its own, after it has stopped what uses the stack; one that has nothing else to stop calls
 * {@link #closeAtExit}.
 */
public final class LocalStack implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalStack.class);

    private final DataFolder folder;
    private final EmbeddedBroker broker;
    private final RegistryServer registry;
    private final Cleanup cleanup;

    private LocalStack(DataFolder folder, EmbeddedBroker broker, RegistryServer registry, Cleanup cleanup) {
        this.folder = folder;
        this.broker = broker;
        this.registry = registry;
        this.cleanup = cleanup;
    }

    /**
     * Starts a stack and waits until it serves requests.
     *
     * @throws LocalStackException if it cannot start; nothing of it is left running then
     */
    public static LocalStack start(LocalStackOptions options) {
        Cleanup cleanup = new Cleanup();
        try {
            return start(options, cleanup);
        } catch (LocalStackException e) {
            cleanup.close();
            throw e;
        } catch (RuntimeException | Error e) { // an Error, too, must not leave threads that keep the JVM alive
            cleanup.close();
            throw new LocalStackException(Reason.START_FAILED, "the local stack did not start: " + e.getMessage(), e);
        }
    }

    private static LocalStack start(LocalStackOptions options, Cleanup cleanup) {
        LoopbackSocket brokerSocket = cleanup.later(LoopbackSocket.bind("broker", options.brokerPort()));
        LoopbackSocket registrySocket = cleanup.later(LoopbackSocket.bind("registry", options.registryPort()));
        LoopbackSocket controllerSocket = cleanup.later(LoopbackSocket.bind("controller", 0));
        DataFolder folder = cleanup.later(DataFolder.open(options.dataDirectory()));
        SchemaStore schemas = cleanup.later(openSchemas(folder));
        // Most of a start is loading classes: side by side the two take a tenth less time on two cores.
        CompletableFuture<RegistryServer> registry =
                CompletableFuture.supplyAsync(() -> RegistryServer.start(schemas, registrySocket.channel()));
        cleanup.later(() -> closeStarted(registry));
        EmbeddedBroker broker =
                cleanup.later(EmbeddedBroker.start(brokerSocket, controllerSocket, folder.resolve("broker")));
        return new LocalStack(folder, broker, registry.join(), cleanup);
    }

    private static void closeStarted(CompletableFuture<RegistryServer> registry) {
        try {
            registry.join().close();
        } catch (CompletionException e) {
            LOG.debug("the registry never ran, so there is nothing to close", e);
        }
    }

    private static SchemaStore openSchemas(DataFolder folder) {
        try {
            return SchemaStore.open(
                    Files.createDirectories(folder.resolve("registry")).resolve("journal.ndjson"));
        } catch (IOException e) {
            throw new LocalStackException(
                    Reason.DATA_UNREADABLE,
                    "the registry's data in " + folder.path() + " cannot be read: " + e.getMessage(),
                    e);
        }
    }

    /** What clients put into {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** What clients put into {@code schema.registry.url}. */
    public URI registryUrl() {
        return registry.url();
    }

    /** The folder with all data of the stack; callers may keep their own in folders of it that begin with {@code app}. */
    public Path dataDirectory() {
        return folder.path();
    }

    /** The id of the Kafka cluster, the same over all restarts on a kept folder. */
    public String clusterId() {
        return broker.clusterId();
    }

    /** Closes the stack when the JVM exits, unless it has been closed by then. */
    public void closeAtExit() {
        cleanup.atExit();
    }

    /** Stops the registry and the broker within seconds, and deletes a temporary folder; does nothing the second time. */
    @Override
    public void close() {
        cleanup.close();
    }
}
