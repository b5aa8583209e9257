package io.tideline.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.tideline.config.format.ListenAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server of one instance, on a socket that is bound already. */
public final class HttpService implements AutoCloseable {
    private static final int LARGEST_BODY = 16 * 1024;
    private static final int REQUEST_THREADS = 16;
    private static final int FEWEST_THREADS = 4;
    private static final int BACKGROUND_THREADS = 2;
    private static final long REFRESH_MILLIS = 500;
    private static final long OBSERVE_MILLIS = 5_000;

    private final Javalin server;
    private final Api api;
    private final HttpSocket socket;
    private final ScheduledExecutorService background;

    private HttpService(Javalin server, Api api, HttpSocket socket, ScheduledExecutorService background) {
        this.server = server;
        this.api = api;
        this.socket = socket;
        this.background = background;
    }

    /** Starts a server on a socket; closing it closes the socket too. */
    // The futures of both tasks hold no exception, because the tasks catch theirs.
    @SuppressWarnings("FutureReturnValueIgnored")
    public static HttpService start(HttpSocket socket, HttpParts parts) {
        Api api = new Api(parts);
        int threads = REQUEST_THREADS + parts.plan().settings().http().maxStreams();
        Javalin server = Javalin.create(config -> configure(config, api, socket, threads));
        ScheduledExecutorService background = Executors.newScheduledThreadPool(BACKGROUND_THREADS, HttpService::daemon);
        background.scheduleWithFixedDelay(api::refresh, REFRESH_MILLIS, REFRESH_MILLIS, TimeUnit.MILLISECONDS);
        background.scheduleWithFixedDelay(api::observe, 0, OBSERVE_MILLIS, TimeUnit.MILLISECONDS);
        HttpService service = new HttpService(server, api, socket, background);
        try {
            server.start();
            return service;
        } catch (RuntimeException failure) {
            service.close();
            throw failure;
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "http-background");
        thread.setDaemon(true);
        return thread;
    }

    private static void configure(JavalinConfig config, Api api, HttpSocket socket, int threads) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = LARGEST_BODY;
        config.http.prefer405over404 = true;
        config.jetty.threadPool = new QueuedThreadPool(threads, FEWEST_THREADS);
        config.jetty.addConnector((jetty, http) -> connector(jetty, http, socket));
        // A customer id may contain a slash, which clients send as %2F.
        config.jetty.modifyHttpConfiguration(http -> {
            http.setUriCompliance(UriCompliance.UNSAFE);
            http.setSendServerVersion(false);
        });
        config.jetty.modifyServletContextHandler(
                handler -> handler.getServletHandler().setDecodeAmbiguousURIs(true));
        config.jetty.modifyServer(jetty -> jetty.setErrorHandler(new JsonErrorHandler()));
        api.addTo(config.routes);
        PageFiles.addTo(config.staticFiles);
    }

    private static Connector connector(Server jetty, HttpConfiguration http, HttpSocket socket) {
        ServerConnector connector = new ServerConnector(jetty, 1, 1, new HttpConnectionFactory(http));
        try {
            connector.open(socket.channel());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return connector;
    }

    /** The address under which clients on this machine reach the server. */
    public ListenAddress address() {
        return socket.address();
    }

    /** Ends the live streams, for which the server would wait, then the server; requests in flight may fail. */
    @Override
    public void close() {
        background.shutdownNow();
        api.close();
        server.stop();
        socket.close();
    }
}
