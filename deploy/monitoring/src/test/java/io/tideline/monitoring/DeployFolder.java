package io.tideline.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of this project as they are committed. */
final class DeployFolder {
    static final Path ROOT = Path.of("..", "..");
    static final Path DEPLOY = Path.of("..");
    static final Sources SOURCES = new Sources(Path.of("."));

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final JsonMapper JSON = new JsonMapper();

    private DeployFolder() {}

    /** A YAML file below {@code deploy}. */
    static JsonNode yaml(String file) throws IOException {
        return YAML.readTree(DEPLOY.resolve(file).toFile());
    }

    /** The dashboards that Grafana will load. */
    static List<Path> dashboardFiles() throws IOException {
        return files(DEPLOY.resolve("grafana/dashboards"), ".json");
    }

    /** What these dashboards contain. */
    static List<JsonNode> dashboards() throws IOException {
        return dashboardFiles().stream().map(DeployFolder::json).toList();
    }

    /** Files of a folder by name. */
    static List<Path> files(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }

    private static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new IllegalStateException(file + " is no JSON", e);
        }
    }
}
