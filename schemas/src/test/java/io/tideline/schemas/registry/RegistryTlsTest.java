package io.tideline.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.schemas.registry.RegistryException.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** https with a certificate made for the test by the JDK's keytool. */
class RegistryTlsTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    static Path folder;

    @BeforeAll
    static void makeStores() throws Exception {
        keytool(
                "-genkeypair",
                "-alias",
                "stub",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-validity",
                "30",
                "-ext",
                "san=dns:localhost",
                "-keystore",
                path("server.p12"),
                "-storepass",
                PASSWORD);
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "stub",
                "-keystore",
                path("server.p12"),
                "-storepass",
                PASSWORD,
                "-file",
                path("server.pem"));
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                "stub",
                "-file",
                path("server.pem"),
                "-keystore",
                path("trust.p12"),
                "-storepass",
                PASSWORD);
    }

    @Test
    void trustedRegistry_isAsked_withEitherFormatOfStore() {
        try (RegistryStub stub = new RegistryStub(Optional.of(serverContext()))) {
            assertThat(open(stub, "trust.p12", "PKCS12").versions("a")).isEmpty();
            assertThat(open(stub, "server.pem", "PEM").versions("a")).isEmpty();
            assertThat(stub.requests()).hasSize(2);
        }
    }

    @Test
    void untrustedRegistry_isNotAsked() {
        try (RegistryStub stub = new RegistryStub(Optional.of(serverContext()))) {
            SchemaRegistry registry = SchemaRegistry.open(
                    new RegistrySettings(Map.of(RegistrySettings.URL, stub.url(), RegistrySettings.MAX_RETRIES, 0)));
            assertThatThrownBy(() -> registry.versions("a"))
                    .isInstanceOfSatisfying(
                            RegistryException.class, e -> assertThat(e.fault()).isEqualTo(Fault.UNREACHABLE))
                    .hasMessageContaining("SSL");
            assertThat(stub.requests()).isEmpty();
        }
    }

    private static SSLContext serverContext() {
        return RegistryTls.of(new RegistrySettings(Map.of(
                        RegistrySettings.URL,
                        "https://localhost",
                        RegistrySettings.KEYSTORE_LOCATION,
                        path("server.p12"),
                        RegistrySettings.KEYSTORE_PASSWORD,
                        PASSWORD)))
                .context()
                .orElseThrow();
    }

    private static SchemaRegistry open(RegistryStub stub, String trustStore, String type) {
        return SchemaRegistry.open(new RegistrySettings(Map.of(
                RegistrySettings.URL,
                stub.url(),
                RegistrySettings.MAX_RETRIES,
                0,
                RegistrySettings.TRUSTSTORE_LOCATION,
                path(trustStore),
                RegistrySettings.TRUSTSTORE_PASSWORD,
                PASSWORD,
                RegistrySettings.TRUSTSTORE_TYPE,
                type)));
    }

    private static String path(String file) {
        return folder.resolve(file).toString();
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        Path log = folder.resolve("keytool.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }
}
