package io.tideline.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The health check of the container. */
class ReadyScriptTest {

    @ParameterizedTest
    @CsvSource({"200, true", "503, false", "404, false"})
    void containerIsHealthy_ifThePipelineIsReady(int status, boolean isHealthy) throws Exception {
        HttpServer server = server(status);
        try {
            assertThat(isHealthy(server.getAddress().getPort())).isEqualTo(isHealthy);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void containerInWhichNobodyAnswers_isNotHealthy() throws Exception {
        HttpServer server = server(200);
        int port = server.getAddress().getPort();
        server.stop(0);
        assertThat(isHealthy(port)).isFalse();
    }

    private static HttpServer server(int status) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/health/ready", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static boolean isHealthy(int port) throws Exception {
        return new ProcessBuilder("bash", "root/opt/tideline/ready", Integer.toString(port))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
