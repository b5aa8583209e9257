package io.tideline.schemas.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.apache.avro.Schema;

/** Schema registry over HTTP on loopback around one in memory, which can be told to misbehave. */
public final class RegistryStub implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Canned(int status, String body) {}

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final Queue<Canned> canned = new ConcurrentLinkedQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
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
        Canned answer = next != null ? next : answer(exchange, path, body);
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

    private Canned answer(HttpExchange exchange, String path, String body) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (requiredAuthorization.isPresent() && !requiredAuthorization.get().equals(authorization)) {
            return error(401, 40101, "Unauthorized, got " + authorization);
        }
        String[] parts = path.substring(1).split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = URLDecoder.decode(parts[i], UTF_8);
        }
        JsonNode json = body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body);
        return switch (exchange.getRequestMethod() + " " + parts[0] + " " + parts.length) {
            case "POST subjects 3" -> registered(parts[1], schemaOf(json));
            case "POST subjects 2" -> version(registry.lookup(parts[1], schemaOf(json)), 40403);
            case "GET schemas 3" -> schema(parts[1], parts[2]);
            case "GET subjects 3" -> versions(parts[1]);
            case "GET subjects 4" -> version(version(parts[1], parts[3]), 40402);
            case "POST compatibility 4" -> verdict(parts[2], schemaOf(json));
            case "GET config 2" -> level(parts[1]);
            case "PUT config 2" -> setLevel(parts[1], json.path("compatibility").asText());
            default -> new Canned(404, "<html>no such page</html>");
        };
    }

    private static Schema schemaOf(JsonNode json) {
        return new Schema.Parser().parse(json.path("schema").asText());
    }

    private Canned registered(String subject, Schema schema) {
        try {
            return ok(JSON.createObjectNode().put("id", registry.register(subject, schema)));
        } catch (RegistryException e) {
            return error(409, 409, e.getMessage());
        }
    }

    private Canned schema(String kind, String id) {
        Optional<Schema> schema =
                kind.equals("ids") ? registry.byId(Integer.parseInt(id)) : registry.byGuid(UUID.fromString(id));
        return schema.map(found -> ok(JSON.createObjectNode().put("schema", found.toString())))
                .orElseGet(() -> error(404, 40403, "Schema not found"));
    }

    private Canned versions(String subject) {
        List<Integer> versions = registry.versions(subject);
        return versions.isEmpty() ? error(404, 40401, "Subject not found.") : new Canned(200, versions.toString());
    }

    private Optional<RegisteredSchema> version(String subject, String version) {
        return version.equals("latest")
                ? registry.latest(subject)
                : registry.version(subject, Integer.parseInt(version));
    }

    private static Canned version(Optional<RegisteredSchema> found, int otherwise) {
        return found.map(registered -> ok(JSON.createObjectNode()
                        .put("subject", registered.subject())
                        .put("version", registered.version())
                        .put("id", registered.id())
                        .put("schema", registered.schema().toString())))
                .orElseGet(() -> error(404, otherwise, "Not found."));
    }

    private Canned verdict(String subject, Schema schema) {
        if (registry.versions(subject).isEmpty()) {
            return error(404, 40401, "Subject not found.");
        }
        List<String> reasons = registry.incompatibilities(subject, schema);
        ObjectNode verdict = JSON.createObjectNode().put("is_compatible", reasons.isEmpty());
        reasons.forEach(verdict.putArray("messages")::add);
        return ok(verdict);
    }

    private Canned level(String subject) {
        return registry.compatibility(subject)
                .map(level -> ok(JSON.createObjectNode().put("compatibilityLevel", level.name())))
                .orElseGet(() -> error(404, 40408, "Subject does not have subject-level compatibility configured"));
    }

    private Canned setLevel(String subject, String level) {
        registry.setCompatibility(subject, CompatibilityLevel.valueOf(level));
        return ok(JSON.createObjectNode().put("compatibility", level));
    }

    private static Canned ok(ObjectNode json) {
        return new Canned(200, json.toString());
    }

    private static Canned error(int status, int code, String message) {
        return new Canned(
                status,
                JSON.createObjectNode()
                        .put("error_code", code)
                        .put("message", message)
                        .toString());
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
