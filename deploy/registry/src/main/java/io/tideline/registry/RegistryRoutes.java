package io.tideline.registry;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.tideline.registry.RegistryRefusal.Code;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The table from methods and paths to the store, and the one place where a refusal becomes a status. */
final class RegistryRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryRoutes.class);
    private static final String MODE = "READWRITE";

    private final SchemaStore store;

    RegistryRoutes(SchemaStore store) {
        this.store = store;
    }

    void addTo(RoutesConfig routes) {
        addSubjects(routes);
        addSchemas(routes);
        addCompatibility(routes);
        addConfiguration(routes);
        routes.before(RegistryRoutes::requireJson);
        routes.exception(RegistryRefusal.class, (refusal, request) -> refuse(request, refusal));
        routes.exception(HttpResponseException.class, RegistryRoutes::refuse);
        routes.exception(Exception.class, RegistryRoutes::fail);
    }

    private void addSubjects(RoutesConfig routes) {
        routes.get("/", answering(request -> Map.of()));
        routes.get("/subjects", answering(request -> store.subjects(flag(request, "deleted"))));
        routes.post("/subjects/{subject}", answering(this::lookup));
        routes.delete(
                "/subjects/{subject}",
                answering(request -> store.deleteSubject(subject(request), flag(request, "permanent"))));
        routes.get("/subjects/{subject}/versions", answering(this::versionNumbers));
        routes.post("/subjects/{subject}/versions", answering(this::register));
        routes.get(
                "/subjects/{subject}/versions/{version}",
                answering(request -> RegistryJson.described(version(request))));
        routes.get("/subjects/{subject}/versions/{version}/schema", this::schemaOfVersion);
        routes.delete("/subjects/{subject}/versions/{version}", answering(this::deleteVersion));
    }

    private void addSchemas(RoutesConfig routes) {
        routes.get("/schemas/types", answering(request -> List.of("AVRO")));
        routes.get("/schemas/ids/{id}", answering(request -> RegistryJson.described(store.schema(id(request)))));
        routes.get(
                "/schemas/ids/{id}/schema",
                request -> send(request, store.schema(id(request)).text()));
        routes.get("/schemas/ids/{id}/subjects", answering(this::subjectsOfSchema));
        routes.get("/schemas/ids/{id}/versions", answering(this::versionsOfSchema));
        routes.get(
                "/schemas/guids/{guid}",
                answering(request -> RegistryJson.described(store.schemaWithGuid(request.pathParam("guid")))));
        // Clients ask this for each topic and go on to <topic>-value when there is no such association.
        routes.get("/associations/resources/<resource>", request -> {
            throw new RegistryRefusal(Code.SUBJECT_NOT_FOUND, "this registry keeps no associations");
        });
    }

    private void addCompatibility(RoutesConfig routes) {
        routes.post(
                "/compatibility/subjects/{subject}/versions",
                answering(request -> RegistryJson.verdict(
                        store.conflicts(subject(request), schema(request)), flag(request, "verbose"))));
        routes.post(
                "/compatibility/subjects/{subject}/versions/{version}",
                answering(request -> RegistryJson.verdict(
                        store.conflicts(subject(request), selector(request), schema(request)),
                        flag(request, "verbose"))));
    }

    private void addConfiguration(RoutesConfig routes) {
        routes.get("/config", answering(request -> compatibilityLevel(store.level())));
        routes.put("/config", answering(request -> {
            CompatibilityLevel level = RegistryJson.levelIn(request.bodyAsBytes());
            store.setLevel(level);
            return Map.of("compatibility", level);
        }));
        routes.delete("/config", answering(request -> compatibilityLevel(store.clearLevel())));
        routes.get("/config/{subject}", answering(this::levelOfSubject));
        routes.put("/config/{subject}", answering(request -> {
            CompatibilityLevel level = RegistryJson.levelIn(request.bodyAsBytes());
            store.setLevel(subject(request), level);
            return Map.of("compatibility", level);
        }));
        routes.delete(
                "/config/{subject}",
                answering(request -> compatibilityLevel(
                        store.clearLevel(subject(request)).orElseThrow(() -> notConfigured(request)))));
        routes.get("/mode", answering(request -> Map.of("mode", MODE)));
        routes.get("/mode/{subject}", answering(RegistryRoutes::modeOfSubject));
    }

    private Object lookup(Context request) {
        return RegistryJson.described(store.lookup(subject(request), schema(request), flag(request, "deleted")));
    }

    private Object register(Context request) {
        return RegistryJson.described(store.register(subject(request), schema(request)));
    }

    private Object versionNumbers(Context request) {
        return store.versions(subject(request), flag(request, "deleted")).stream()
                .map(SubjectVersion::version)
                .toList();
    }

    private SubjectVersion version(Context request) {
        return store.version(subject(request), selector(request), flag(request, "deleted"));
    }

    private void schemaOfVersion(Context request) {
        send(request, version(request).schema().text());
    }

    private Object deleteVersion(Context request) {
        return store.deleteVersion(subject(request), selector(request), flag(request, "permanent"));
    }

    private Object subjectsOfSchema(Context request) {
        return store.places(id(request), flag(request, "deleted")).stream()
                .map(SubjectVersion::subject)
                .distinct()
                .toList();
    }

    private Object versionsOfSchema(Context request) {
        return store.places(id(request), flag(request, "deleted")).stream()
                .map(place -> Map.of("subject", place.subject(), "version", place.version()))
                .toList();
    }

    private Object levelOfSubject(Context request) {
        return compatibilityLevel(store.level(subject(request))
                .or(() -> flag(request, "defaultToGlobal")
                        ? java.util.Optional.of(store.level())
                        : java.util.Optional.empty())
                .orElseThrow(() -> notConfigured(request)));
    }

    private static Object modeOfSubject(Context request) {
        if (flag(request, "defaultToGlobal")) {
            return Map.of("mode", MODE);
        }
        throw new RegistryRefusal(
                Code.SUBJECT_MODE_NOT_CONFIGURED, "subject '" + subject(request) + "' has no mode of its own");
    }

    private static Object compatibilityLevel(CompatibilityLevel level) {
        return Map.of("compatibilityLevel", level);
    }

    private static RegistryRefusal notConfigured(Context request) {
        return new RegistryRefusal(
                Code.SUBJECT_LEVEL_NOT_CONFIGURED,
                "subject '" + subject(request) + "' has no compatibility level of its own");
    }

    private static String subject(Context request) {
        return request.pathParam("subject");
    }

    private static VersionSelector selector(Context request) {
        return VersionSelector.of(request.pathParam("version"));
    }

    private static SubmittedSchema schema(Context request) {
        return RegistryJson.schemaIn(request.bodyAsBytes(), flag(request, "normalize"));
    }

    private static int id(Context request) {
        try {
            return Integer.parseInt(request.pathParam("id"));
        } catch (NumberFormatException e) {
            throw new RegistryRefusal(
                    Code.SCHEMA_NOT_FOUND, "schema " + request.pathParam("id") + " not found: an id is a number");
        }
    }

    private static boolean flag(Context request, String name) {
        return "true".equalsIgnoreCase(request.queryParam(name));
    }

    private static io.javalin.http.Handler answering(Function<Context, Object> answer) {
        return request -> send(request, RegistryJson.bytes(answer.apply(request)));
    }

    private static void send(Context request, String json) {
        request.contentType(RegistryJson.CONTENT_TYPE).result(json);
    }

    private static void send(Context request, byte[] json) {
        request.contentType(RegistryJson.CONTENT_TYPE).result(json);
    }

    /** A body must call itself JSON; web pages of other origins cannot send that without being asked first. */
    private static void requireJson(Context request) {
        String type = request.contentType();
        if (type != null && !type.contains("json")) {
            throw new io.javalin.http.HttpResponseException(
                    415, "the content type must be " + RegistryJson.CONTENT_TYPE + " or application/json");
        }
    }

    private static void refuse(Context request, RegistryRefusal refusal) {
        request.status(refusal.code().status());
        send(request, RegistryJson.error(refusal.code().number(), refusal.getMessage()));
    }

    private static void refuse(HttpResponseException refusal, Context request) {
        request.status(refusal.getStatus());
        send(request, RegistryJson.error(refusal.getStatus(), String.valueOf(refusal.getMessage())));
    }

    private static void fail(Exception failure, Context request) {
        LOG.error("{} {} failed", request.method(), request.path(), failure);
        request.status(500);
        send(request, RegistryJson.error(50001, "the registry failed to answer; its log says why"));
    }
}
