package io.tideline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.schemas.registry.RegistryException;
import io.tideline.schemas.registry.RegistryException.Fault;
import java.net.ConnectException;
import java.util.EnumSet;
import java.util.Set;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransientFailuresTest {
    private static final Set<Fault> PASSING = EnumSet.of(Fault.UNREACHABLE, Fault.SERVER_ERROR);

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aRegistryThatDoesNotAnswer_mayAnswerLater_anyOtherFaultStays(Fault fault) {
        Exception thrown = new StreamsException("task 0_0", new RegistryException(fault, "the registry is ill"));

        assertThat(TransientFailures.isTransient(thrown)).isEqualTo(PASSING.contains(fault));
    }

    @Test
    void aBrokerThatDoesNotAnswer_mayAnswerLater() {
        assertThat(TransientFailures.isTransient(
                        new StreamsException("task 0_0", new TimeoutException("after 300000 ms"))))
                .isTrue();
    }

    @Test
    void aValueThatCouldNotBeReadForWantOfTheRegistry_mayBeReadLater() {
        Exception unread = new SerializationException("no schema", new ConnectException("connection refused"));

        assertThat(TransientFailures.isTransient(new StreamsException("task 0_0", unread)))
                .isTrue();
    }

    @Test
    void brokenInvariantsAndMissingRights_stay() {
        assertThat(TransientFailures.isTransient(
                        new StreamsException(new IllegalStateException("two ledgers of one customer"))))
                .isFalse();
        assertThat(TransientFailures.isTransient(new TopicAuthorizationException("retention.kpis")))
                .isFalse();
    }

    @Test
    void stoppedPipelineSaysWhy_andWhereTheRestIs() {
        Exception cause = new StreamsException("task 0_0", new ArrayIndexOutOfBoundsException("Index 3"));

        PipelineStoppedException stopped = new PipelineStoppedException(cause);

        assertThat(stopped)
                .hasMessage("the pipeline stopped: ArrayIndexOutOfBoundsException: Index 3 (--verbose shows where)")
                .hasCause(cause);
        assertThat(stopped.exitCode().code()).isEqualTo(1);
    }
}
