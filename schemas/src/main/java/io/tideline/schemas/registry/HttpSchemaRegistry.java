package io.tideline.schemas.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tideline.schemas.registry.RegistryTransport.Request;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.Schema;

/** Schema registry over its REST interface. Thread-safe. */
final class HttpSchemaRegistry implements SchemaRegistry {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LATEST = "latest";

    private final RegistryTransport transport;
    private final SchemaText schemaText = new SchemaText(this::versionJson);

    HttpSchemaRegistry(RegistryTransport transport) {
        this.transport = transport;
    }

    @Override
    public int register(String subject, Schema schema) {
        return send("POST", subjectPath(subject) + "/versions", schemaBody(schema))
                .field(credentials(), "id")
                .asInt();
    }

    @Override
    public Optional<RegisteredSchema> lookup(String subject, Schema schema) {
        return found(send("POST", subjectPath(subject), schemaBody(schema)))
                .map(json -> new RegisteredSchema(
                        subject, json.path("version").asInt(), json.path("id").asInt(), schema));
    }

    @Override
    public Optional<Schema> byId(int id) {
        return found(get("/schemas/ids/" + id)).map(schemaText::parse);
    }

    @Override
    public Optional<Schema> byGuid(UUID guid) {
        return found(get("/schemas/guids/" + guid)).map(schemaText::parse);
    }

    @Override
    public Optional<RegisteredSchema> latest(String subject) {
        return registered(subject, LATEST);
    }

    @Override
    public Optional<RegisteredSchema> version(String subject, int version) {
        return registered(subject, Integer.toString(version));
    }

    private Optional<RegisteredSchema> registered(String subject, String version) {
        return versionJson(subject, version)
                .map(json -> new RegisteredSchema(
                        subject, json.path("version").asInt(), json.path("id").asInt(), schemaText.parse(json)));
    }

    private Optional<JsonNode> versionJson(String subject, String version) {
        return found(get(subjectPath(subject) + "/versions/" + version));
    }

    @Override
    public List<Integer> versions(String subject) {
        List<Integer> versions = new ArrayList<>();
        found(get(subjectPath(subject) + "/versions"))
                .ifPresent(json -> json.forEach(version -> versions.add(version.asInt())));
        return List.copyOf(versions);
    }

    @Override
    public List<String> incompatibilities(String subject, Schema schema) {
        Optional<JsonNode> verdict = found(
                send("POST", "/compatibility" + subjectPath(subject) + "/versions?verbose=true", schemaBody(schema)));
        if (verdict.isEmpty() || verdict.get().path("is_compatible").asBoolean()) {
            return List.of();
        }
        List<String> reasons = new ArrayList<>();
        verdict.get().path("messages").forEach(message -> reasons.add(message.asText()));
        return reasons.isEmpty() ? List.of("The schema registry gives no reason.") : List.copyOf(reasons);
    }

    @Override
    public Optional<String> compatibility(String subject) {
        return found(get(configPath(subject)))
                .map(json -> json.path("compatibilityLevel").asText());
    }

    @Override
    public void setCompatibility(String subject, String level) {
        ObjectNode body = JSON.createObjectNode().put("compatibility", level);
        send("PUT", configPath(subject), body.toString()).json(credentials());
    }

    /** The JSON of a good answer; empty if the registry does not have what was asked for. */
    private Optional<JsonNode> found(RegistryAnswer answer) {
        return answer.isNotFound() ? Optional.empty() : Optional.of(answer.json(credentials()));
    }

    private RegistryAnswer get(String path) {
        return transport.send(Request.get(path));
    }

    private RegistryAnswer send(String method, String path, String body) {
        return transport.send(new Request(method, path, body));
    }

    private RegistryCredentials credentials() {
        return transport.credentials();
    }

    private static String schemaBody(Schema schema) {
        return JSON.createObjectNode().put("schema", schema.toString()).toString();
    }

    private static String subjectPath(String subject) {
        return "/subjects/" + encoded(subject);
    }

    private static String configPath(String subject) {
        return "/config/" + encoded(subject);
    }

    private static String encoded(String subject) {
        return URLEncoder.encode(subject, UTF_8).replace("+", "%20");
    }
}
