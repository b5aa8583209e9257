package io.tideline.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;

/** A client of one instance, as a team would write it. */
final class ApiClient {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI url;
    private final String token;

    ApiClient(URI url, String token) {
        this.url = url;
        this.token = token;
    }

    /** What is answered, whatever the status is. */
    HttpResponse<String> get(String pathAndQuery) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(url.resolve(pathAndQuery))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
    }

    /** The status alone; 0 if nobody answers. */
    int status(String pathAndQuery) throws InterruptedException {
        try {
            return get(pathAndQuery).statusCode();
        } catch (IOException nobody) {
            return 0;
        }
    }

    /** The JSON of an answer that must be one. */
    JsonNode json(String pathAndQuery) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(pathAndQuery);
        if (answer.statusCode() != 200) {
            throw new IOException(pathAndQuery + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return read(answer.body());
    }

    static JsonNode read(String json) throws JsonProcessingException {
        return JSON.readTree(json);
    }

    /** All rows of all pages by key. */
    Map<String, JsonNode> rows(String path, int limit) throws IOException, InterruptedException {
        Map<String, JsonNode> rows = new TreeMap<>();
        String next = path + "?limit=" + limit;
        while (!next.isEmpty()) {
            HttpResponse<String> answer = get(next);
            if (answer.statusCode() != 200) {
                throw new IOException(next + " was answered " + answer.statusCode() + ": " + answer.body());
            }
            for (JsonNode row : read(answer.body()).required("rows")) {
                if (rows.put(row.required("key").asText(), row) != null) {
                    throw new IOException(row.required("key") + " was answered twice");
                }
            }
            next = answer.headers()
                    .firstValue("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse("");
        }
        return rows;
    }
}
