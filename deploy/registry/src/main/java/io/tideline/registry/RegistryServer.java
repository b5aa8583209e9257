package io.tideline.registry;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A {@link SchemaStore} behind HTTP, on a socket that is bound already. */
public final class RegistryServer implements AutoCloseable {

    /** The largest body in bytes; the largest schemas in the field are some hundred kilobytes. */
    static final int LARGEST_BODY = 1024 * 1024;

    private static final int MOST_THREADS = 16;
    private static final int FEWEST_THREADS = 4;

    private final Javalin server;
    private final URI url;

    private RegistryServer(Javalin server, URI url) {
        this.server = server;
        this.url = url;
    }

    /**
     * Answers for {@code store} on {@code socket} until closed; closes the socket then, and leaves the store open.
     *
     * @throws RuntimeException if the server cannot start
     */
    public static RegistryServer start(SchemaStore store, ServerSocketChannel socket) {
        Javalin server = Javalin.create(config -> configure(config, store, socket));
        try {
            server.start();
            return new RegistryServer(server, urlOf(socket));
        } catch (RuntimeException e) {
            server.stop();
            throw e;
        }
    }

    private static void configure(JavalinConfig config, SchemaStore store, ServerSocketChannel socket) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = LARGEST_BODY;
        config.http.prefer405over404 = true;
        config.jetty.threadPool = new QueuedThreadPool(MOST_THREADS, FEWEST_THREADS);
        config.jetty.addConnector((jetty, http) -> connector(jetty, http, socket));
        // A subject may contain a slash, which clients send as %2F.
        config.jetty.modifyHttpConfiguration(http -> http.setUriCompliance(UriCompliance.UNSAFE));
        config.jetty.modifyServletContextHandler(
                handler -> handler.getServletHandler().setDecodeAmbiguousURIs(true));
        config.jetty.modifyServer(jetty -> jetty.setErrorHandler(new RegistryErrorHandler()));
        new RegistryRoutes(store).addTo(config.routes);
    }

    private static Connector connector(Server jetty, HttpConfiguration http, ServerSocketChannel socket) {
        ServerConnector connector = new ServerConnector(jetty, 1, 1, new HttpConnectionFactory(http));
        try {
            connector.open(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return connector;
    }

    private static URI urlOf(ServerSocketChannel socket) {
        try {
            InetSocketAddress address = (InetSocketAddress) socket.getLocalAddress();
            return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where clients find it, without a slash at the end. */
    public URI url() {
        return url;
    }

    /** Ends the service; requests in flight may fail. */
    @Override
    public void close() {
        server.stop();
    }
}
