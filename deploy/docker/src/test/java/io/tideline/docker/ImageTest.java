package io.tideline.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image as it was built, on an empty base. There is no engine here, so its files are run by the Java of this machine. */
class ImageTest {
    private static final Path TARGET = Path.of("target");

    @Test
    void twoBuilds_giveTheSameImage() throws IOException {
        for (String output : List.of(".digest", ".id")) {
            assertThat(TARGET.resolve("image" + output))
                    .hasSameTextualContentAs(TARGET.resolve("image-again" + output))
                    .isNotEmptyFile();
        }
    }

    @Test
    void image_hasThePipeline_andNothingOfTheLocalStack() throws IOException {
        assertThat(filesOfLayers().keySet())
                .anyMatch(file -> file.contains("tideline-stream-app"))
                .anyMatch(file -> file.contains("kafka-streams-"))
                .anyMatch(file -> file.contains("rocksdbjni"))
                .contains("opt/tideline/ready", "app/resources/META-INF/LICENSE")
                .noneMatch(file -> file.contains("tideline-local"))
                .noneMatch(file -> file.contains("kafka_2.13"))
                .noneMatch(file -> file.contains("junit"));
    }

    @Test
    void process_isNotRoot_andRunsThePipeline() throws IOException {
        String configuration = new String(filesOf("config.json").get("config.json"), StandardCharsets.UTF_8);
        assertThat(configuration)
                .contains("\"User\":\"10001:10001\"")
                .contains("io.tideline.app.Tideline")
                .contains("\"Cmd\":[\"run\"]")
                .contains("\"/var/lib/tideline\":{}");
    }

    @Test
    void filesOfTheImage_areAllThatTheCommandNeeds(@TempDir Path folder) throws Exception {
        for (Map.Entry<String, byte[]> file : filesOfLayers().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        String classPath = Files.readString(folder.resolve("app/jib-classpath-file"))
                .replace("/app/", folder.resolve("app") + "/");
        assertThat(run(folder, classPath, "--version")).isZero();
        assertThat(run(folder, classPath, "topology")).isZero();
    }

    private static int run(Path folder, String classPath, String command) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        "io.tideline.app.Tideline",
                        command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static Map<String, byte[]> filesOfLayers() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (byte[] layer : filesOf(".tar.gz").values()) {
            read(new Tar(new GZIPInputStream(new ByteArrayInputStream(layer))), "", files);
        }
        return files;
    }

    private static Map<String, byte[]> filesOf(String end) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        read(new Tar(Files.newInputStream(TARGET.resolve("image.tar"))), end, files);
        return files;
    }

    private static void read(Tar tar, String end, Map<String, byte[]> files) throws IOException {
        try (tar) {
            while (tar.next()) {
                if (!tar.isFolder() && tar.name().endsWith(end)) {
                    files.put(tar.name(), tar.content());
                }
            }
        }
    }
}
