package io.tideline.schemas.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.tideline.registry.RegistryServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** The local stack's registry over HTTP on loopback, which can be told to misbehave. */
public final class RegistryStub implements AutoCloseable {

    private record Canned(int status, String body) {}

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final Queue<Canned> canned = new ConcurrentLinkedQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final RegistryServer behind;
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    private final String scheme;
    private volatile Optional<String> requiredAuthorization = Optional.empty();
    private volatile boolean silent;

    public RegistryStub() {
        this(Optional.empty());
    }

    public RegistryStub(Optional<SSLContext> tls) {
        try {
            InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            behind = RegistryServer.start(
                    registry.store(), ServerSocketChannel.open().bind(anyPort));
            server = tls.isPresent() ? HttpsServer.create(anyPort, 0) : HttpServer.create(anyPort, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tls.ifPresent(context -> ((HttpsServer) server).setHttpsConfigurator(new HttpsConfigurator(context)));
        scheme = tls.isPresent() ? "https" : "http";
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return scheme + "://" + hostAndPort();
    }

    public String hostAndPort() {
        return "localhost:" + server.getAddress().getPort();
    }

    /** What the stub holds. */
    public InMemorySchemaRegistry registry() {
        return registry;
    }

    /** Gives this answer to the next request instead of the right one; may be called several times. */
    public void answerNext(int status, String body) {
        canned.add(new Canned(status, body));
    }

    /** Refuses every request without this Authorization header from now on. */
    public void requireAuthorization(String value) {
        requiredAuthorization = Optional.of(value);
    }

    /** Answers nothing any more, and keeps the connections open. */
    public void fallSilent() {
        silent = true;
    }

    /** The requests so far, such as {@code GET /schemas/ids/1}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        requests.add(exchange.getRequestMethod() + " " + path);
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        if (silent) {
            awaitClose();
        }
        Canned next = canned.poll();
        Canned answer = next != null ? next : answer(exchange, body);
        byte[] bytes = answer.body().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Location", "http://localhost:1/elsewhere");
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Canned answer(HttpExchange exchange, String body) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (requiredAuthorization.isPresent() && !requiredAuthorization.get().equals(authorization)) {
            return new Canned(
                    401, "{\"error_code\":40101,\"message\":\"Unauthorized, got %s\"}".formatted(authorization));
        }
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(behind.url() + exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Canned(response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        behind.close();
        threads.shutdownNow();
    }
}
