package io.tideline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user sees of the commands that need no broker: output, sentences, exit codes. */
class CommandLineTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void versionIsThatOfTheBuild() throws IOException {
        Matcher pom = Pattern.compile("<artifactId>tideline-parent</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertThat(pom.find()).isTrue();

        assertThat(run("--version")).isZero();
        assertThat(run("run", "-V")).isZero();

        assertThat(out.toString().lines()).containsExactly("tideline " + pom.group(1), "tideline " + pom.group(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "topics", "schemas", "config", "model"})
    void commandThatOnlyGroups_showsItsHelpOnStandardErrorAndEndsWithTwo(String group) {
        assertThat(group.isEmpty() ? run() : run(group)).isEqualTo(2);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("Usage: tideline").contains("COMMAND");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rum                     | tideline: rum is no known command; did you mean run? | tideline",
                "run --confg             | tideline: --confg is no known option; did you mean --config? | tideline run",
                "topology extra          | tideline: extra is no known argument | tideline topology",
                "run --set history.days  | tideline: Value for option '--set' (NAME=VALUE) should be | tideline run"
            })
    void wrongCommandLine_isOneSentenceAndWhereToLook(String line, String sentence, String help) {
        assertThat(run(line.split(" "))).isEqualTo(2);

        assertThat(out.toString()).isEmpty();
        List<String> lines = err.toString().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith(sentence);
        assertThat(lines.get(1)).isEqualTo("Try: " + help + " --help");
    }

    @Test
    void everyWrongSettingIsASentence_andNothingIsPrinted() {
        assertThat(run("config", "print", "--set", "hstory.days=3", "--set", "store.currency=XXY"))
                .isEqualTo(2);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines())
                .containsExactly(
                        "tideline: hstory.days (flag) is not a setting; did you mean history.days?",
                        "tideline: store.currency must be an ISO 4217 code such as EUR, was XXY");
    }

    @Test
    void flagsWinOverEnvironment_environmentOverFile_fileOverDefaults() throws IOException {
        String file = file("shop.properties", "history.days=401\nactivity.window.days=61\nnum.stream.threads=3\n");
        Map<String, String> environment =
                Map.of("TIDELINE_HISTORY_DAYS", "402", "TIDELINE_ACTIVITY_WINDOW_DAYS", "62", "TIDELINE_LOG", "warn");

        assertThat(run(environment, "config", "print", "--config", file, "--set", "history.days=403"))
                .isZero();

        assertThat(out.toString())
                .contains("# flag\nhistory.days=403\n")
                .contains("# environment TIDELINE_ACTIVITY_WINDOW_DAYS\nactivity.window.days=62\n")
                .contains("# file " + file + "\nnum.stream.threads=3\n")
                .contains("# default\nstore.time.zone=UTC\n");
    }

    @Test
    void theEnvironmentNamesTheFile_unlessAnOptionDoes() throws IOException {
        Map<String, String> environment = Map.of("TIDELINE_CONFIG", file("a.properties", "history.days=401\n"));

        assertThat(run(environment, "config", "print")).isZero();
        assertThat(out.toString()).contains("history.days=401\n");
        out.getBuffer().setLength(0);
        assertThat(run(environment, "config", "print", "--config", file("b.properties", "history.days=402\n")))
                .isZero();
        assertThat(out.toString()).contains("history.days=402\n");
    }

    @Test
    void namedOptionsWinOverPropertiesOverSetOverTheirFile() throws IOException {
        String file = file("client.properties", "bootstrap.servers=file:1\n");
        String[] options = {
            "-b", "option:4",
            "--command-property", "bootstrap.servers=property:3",
            "--set", "bootstrap.servers=set:2",
            "--command-config", file
        };
        List<String> expected = List.of("option:4", "property:3", "set:2", "file:1");
        for (int i = 0; i < expected.size(); i++) {
            String[] line = new String[2 + options.length - 2 * i];
            line[0] = "config";
            line[1] = "print";
            System.arraycopy(options, 2 * i, line, 2, options.length - 2 * i);
            out.getBuffer().setLength(0);
            assertThat(run(line)).isZero();
            assertThat(out.toString()).contains("bootstrap.servers=" + expected.get(i) + "\n");
        }
    }

    @Test
    void secretsAreNotPrinted() {
        assertThat(run("config", "print", "--command-property", "basic.auth.user.info=shop:open-sesame"))
                .isZero();

        assertThat(out.toString()).contains("basic.auth.user.info=[hidden]").doesNotContain("sesame");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--config         | tideline: There is no configuration file %s.",
                "--command-config | tideline: --command-config %s cannot be read: it does not exist"
            })
    void missingFileOfSettings_isOneSentence(String option, String sentence) {
        Path missing = folder.resolve("none.properties");

        assertThat(run("run", option, missing.toString())).isEqualTo(2);

        assertThat(err.toString().lines()).containsExactly(sentence.formatted(missing));
    }

    @Test
    void runWithoutBrokerAndRegistry_endsWithThreeInTime_oneSentenceForEach() throws IOException {
        String broker = "127.0.0.1:" + SilentPort.another();
        String registry = "http://127.0.0.1:" + SilentPort.another();
        long started = System.nanoTime();

        assertThat(run("run", "-b", broker, "--schema-registry-url", registry)).isEqualTo(3);

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(15));
        List<String> lines = err.toString().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("No broker answers at bootstrap.servers " + broker);
        assertThat(lines.get(1)).startsWith("The schema registry at " + registry + " did not answer");
    }

    @Test
    void topicsAndSchemasWithoutServers_endWithThree() throws IOException {
        String broker = "127.0.0.1:" + SilentPort.another();
        String registry = "http://127.0.0.1:" + SilentPort.another();

        assertThat(run("topics", "plan", "-b", broker)).isEqualTo(3);
        assertThat(run("schemas", "check", "--schema-registry-url", registry)).isEqualTo(3);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines()).hasSize(2).allMatch(line -> line.startsWith("tideline: "));
    }

    @Test
    void completionKnowsTheCommandsAndTheirOptions() {
        assertThat(run("completion")).isZero();

        assertThat(out.toString()).startsWith("#!/usr/bin/env bash").contains("topics", "--bootstrap-server");
    }

    private int run(String... arguments) {
        return run(Map.of(), arguments);
    }

    private int run(Map<String, String> environment, String... arguments) {
        return Tideline.commandLine(environment, List.of())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
