package io.tideline.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tideline.schemas.registry.RegistryException.Fault;
import java.io.IOException;
import java.net.URI;

/** An answer of the registry: its status, and its JSON once somebody looks at it. */
final class RegistryAnswer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_MESSAGE_CHARS = 300;

    private final String request;
    private final URI url;
    private final int status;
    private final byte[] body;

    RegistryAnswer(String request, URI url, int status, byte[] body) {
        this.request = request;
        this.url = url;
        this.status = status;
        this.body = body;
    }

    int status() {
        return status;
    }

    boolean isOk() {
        return status >= 200 && status < 300;
    }

    /**
     * Whether the registry says that it does not have what was asked for. A 404 without one of its own error codes
     * comes from elsewhere, such as a wrong path or a proxy, and says nothing about schemas.
     */
    boolean isNotFound() {
        return status == 404 && error().path("error_code").asInt(0) / 100 == 404;
    }

    /**
     * The JSON value of a good answer.
     *
     * @throws RegistryException REFUSED if the status is not 2xx, GARBLED if the body is not JSON
     */
    JsonNode json(RegistryCredentials credentials) {
        if (!isOk()) {
            throw failure(Fault.REFUSED, credentials);
        }
        try {
            JsonNode json = JSON.readTree(body);
            if (json != null && !json.isMissingNode()) {
                return json;
            }
        } catch (IOException e) {
            throw new RegistryException(Fault.GARBLED, garbled("no JSON"), e);
        }
        throw new RegistryException(Fault.GARBLED, garbled("an empty body"));
    }

    /** A field of a good answer that must be there. */
    JsonNode field(RegistryCredentials credentials, String name) {
        JsonNode value = json(credentials).path(name);
        if (value.isMissingNode() || value.isNull()) {
            throw new RegistryException(Fault.GARBLED, garbled("JSON without the field " + name));
        }
        return value;
    }

    private String garbled(String what) {
        return "The schema registry at %s answered %s with %s.".formatted(url, request, what);
    }

    /** This answer as a failure, with the registry's own words if it has any. */
    RegistryException failure(Fault fault, RegistryCredentials credentials) {
        JsonNode error = error();
        int errorCode = error.path("error_code").asInt(0);
        String words = credentials.hideIn(shortened(error.path("message").asText("")));
        String message = "The schema registry at %s answered %s with status %d%s%s."
                .formatted(
                        url,
                        request,
                        status,
                        errorCode == 0 ? "" : " (error_code " + errorCode + ")",
                        words.isEmpty() ? "" : ": " + words);
        return new RegistryException(fault, message);
    }

    private JsonNode error() {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            // A proxy in front of the registry answers in HTML: the status alone has to do.
            return JSON.missingNode();
        }
    }

    private static String shortened(String words) {
        String line = words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip().replaceAll("\\.$", "");
        return line.length() <= MAX_MESSAGE_CHARS ? line : line.substring(0, MAX_MESSAGE_CHARS) + "...";
    }
}
