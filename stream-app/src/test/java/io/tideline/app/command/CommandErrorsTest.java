package io.tideline.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tideline.app.topics.UnavailableException;
import io.tideline.schemas.registry.RegistryException;
import io.tideline.schemas.registry.RegistryException.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class CommandErrorsTest {
    private final StringWriter err = new StringWriter();

    static Stream<Arguments> ends() {
        return Stream.of(
                arguments(new CommandFailure(ExitCode.VIOLATION, "the data is wrong"), 4, "the data is wrong"),
                arguments(new UnavailableException("nobody is there"), 3, "nobody is there"),
                arguments(new RegistryException(Fault.UNREACHABLE, "no registry"), 3, "no registry"),
                arguments(new RegistryException(Fault.UNAUTHORIZED, "no right"), 3, "no right"),
                arguments(new RegistryException(Fault.NOT_REGISTERED, "no schema"), 4, "no schema"),
                arguments(new RegistryException(Fault.REFUSED, "not so"), 1, "not so"),
                arguments(
                        new AccessDeniedException("/out/kpis.csv"),
                        1,
                        "/out/kpis.csv: permission denied (--verbose shows where)"),
                arguments(
                        new RuntimeException("wrapped", new IndexOutOfBoundsException("Index 7")),
                        1,
                        "IndexOutOfBoundsException: Index 7 (--verbose shows where)"),
                arguments(
                        new UnsupportedOperationException(),
                        1,
                        "UnsupportedOperationException (--verbose shows where)"));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void exceptionBecomesOneSentenceAndAnExitCode(Exception thrown, int exit, String sentence) {
        assertThat(run(thrown)).isEqualTo(exit);

        assertThat(err.toString().lines()).containsExactly("tideline: " + sentence);
    }

    @Test
    void interruptionSaysNothing() {
        assertThat(run(new InterruptedException())).isEqualTo(130);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void failureOfAnInterruptedThread_isTheInterruption() {
        Thread.currentThread().interrupt();
        try {
            assertThat(run(new UnavailableException("Interrupted while waiting")))
                    .isEqualTo(130);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void helpListsTheExitCodes() {
        CommandLine command = CommandLines.of(new CommandLine(new Failing(new RuntimeException())), Map.of());

        assertThat(command.getUsageMessage().lines().map(String::strip))
                .contains("Exit codes:", "3     the broker or the schema registry cannot be used");
    }

    private int run(Exception thrown) {
        return CommandLines.of(new CommandLine(new Failing(thrown)), Map.of())
                .setErr(new PrintWriter(err, true))
                .execute();
    }

    @Command(name = "failing")
    private record Failing(Exception thrown) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            throw thrown;
        }
    }
}
