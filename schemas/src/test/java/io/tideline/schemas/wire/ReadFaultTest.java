package io.tideline.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.schemas.registry.RegistryException;
import java.io.EOFException;
import java.io.IOException;
import java.io.Serial;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import org.apache.avro.AvroTypeException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failures as they come out of our deserializer, and as they come out of Confluent's. */
class ReadFaultTest {

    /** Has the name and the shape of Confluent's, which is not on the class path. */
    public static final class RestClientException extends Exception {

        @Serial
        private static final long serialVersionUID = 1L;

        private final int status;

        RestClientException(int status) {
            super("status " + status);
            this.status = status;
        }

        public int getStatus() {
            return status;
        }
    }

    @Test
    void ours_areToldByType() {
        assertThat(ReadFault.of(new AvroDecodeException(AvroDecodeException.Fault.TOO_SHORT, "Short.")))
                .isEqualTo(ReadFault.DATA);
        assertThat(ReadFault.of(new RegistryException(RegistryException.Fault.UNREACHABLE, "Away.")))
                .isEqualTo(ReadFault.REGISTRY);
    }

    @ParameterizedTest
    @CsvSource({"404, DATA", "422, DATA", "401, REGISTRY", "403, REGISTRY", "429, REGISTRY", "500, REGISTRY"})
    void confluentsAnswers_areToldByStatus(int status, ReadFault fault) {
        assertThat(ReadFault.of(new SerializationException("Error", new RestClientException(status))))
                .isEqualTo(fault);
    }

    @Test
    void confluentsNetworkFailures_areTheRegistrys() {
        assertThat(ReadFault.of(new SerializationException("Error", new ConnectException())))
                .isEqualTo(ReadFault.REGISTRY);
        assertThat(ReadFault.of(new SerializationException("Error", new SocketTimeoutException())))
                .isEqualTo(ReadFault.REGISTRY);
        assertThat(ReadFault.of(new TimeoutException("Error"))).isEqualTo(ReadFault.REGISTRY);
        assertThat(ReadFault.of(new AuthenticationException("Error"))).isEqualTo(ReadFault.REGISTRY);
    }

    @Test
    void confluentsDecodingFailures_areTheDatas() {
        assertThat(ReadFault.of(new SerializationException("Unknown magic byte!")))
                .isEqualTo(ReadFault.DATA);
        assertThat(ReadFault.of(new SerializationException("Error", new EOFException())))
                .isEqualTo(ReadFault.DATA);
        assertThat(ReadFault.of(new SerializationException("Error", new IOException("malformed"))))
                .isEqualTo(ReadFault.DATA);
        assertThat(ReadFault.of(new SerializationException("Error", new AvroTypeException("other"))))
                .isEqualTo(ReadFault.DATA);
    }

    @Test
    void anythingElse_isTheProgramsFault() {
        assertThat(ReadFault.of(new IllegalStateException("not configured"))).isEqualTo(ReadFault.PROGRAM);
        assertThat(ReadFault.of(new NullPointerException())).isEqualTo(ReadFault.PROGRAM);
    }
}
