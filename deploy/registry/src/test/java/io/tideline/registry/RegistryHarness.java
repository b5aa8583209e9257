package io.tideline.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;

/** A registry over HTTP on a free port, and a client that speaks to it as any other would. */
final class RegistryHarness implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final SchemaStore store;
    private final RegistryServer server;

    private RegistryHarness(SchemaStore store, RegistryServer server) {
        this.store = store;
        this.server = server;
    }

    static RegistryHarness over(Path directory) throws IOException {
        ServerSocketChannel socket = ServerSocketChannel.open();
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        SchemaStore store = SchemaStore.open(directory.resolve("journal.ndjson"));
        return new RegistryHarness(store, RegistryServer.start(store, socket));
    }

    /** What came back. */
    record Answer(int status, String contentType, String body) {

        JsonNode json() throws IOException {
            return JSON.readTree(body);
        }
    }

    URI url() {
        return server.url();
    }

    /** Sends {@code body} as the registry's own content type, or nothing if it is empty. */
    Answer ask(String method, String path, String body) throws Exception {
        return ask(method, path, body, RegistryJson.CONTENT_TYPE);
    }

    Answer ask(String method, String path, String body, String contentType) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path));
        if (body.isEmpty()) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.method(method, BodyPublishers.ofString(body)).header("Content-Type", contentType);
        }
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body());
    }

    Answer register(String subject, String schema) throws Exception {
        return ask("POST", "/subjects/" + subject + "/versions", schemaBody(schema));
    }

    /** The body that carries {@code schema}, which is JSON within JSON. */
    static String schemaBody(String schema) throws IOException {
        return JSON.writeValueAsString(JSON.createObjectNode().put("schema", schema));
    }

    @Override
    public void close() {
        server.close();
        store.close();
    }
}
