package io.tideline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tideline.local.LocalStackException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps a stack from starting: said at once, in one sentence, with nothing left behind. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LocalStackRefusalTest {

    @TempDir
    Path directory;

    @Test
    void takenBrokerPort_isNamed() {
        try (LoopbackSocket taken = LoopbackSocket.bind("test", 0)) {
            LocalStackException refusal =
                    refused(LocalStackOptions.keptIn(directory).withBrokerPort(taken.port()));

            assertThat(refusal.reason()).isEqualTo(Reason.PORT_IN_USE);
            assertThat(refusal)
                    .hasMessage("the broker port " + taken.port()
                            + " on 127.0.0.1 is in use or not allowed: choose another, or 0 for a free one");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void takenRegistryPort_isNamed_andTheBrokerPortIsFreeAgain() {
        int freePort = FreePort.any();
        try (LoopbackSocket taken = LoopbackSocket.bind("test", 0)) {
            LocalStackException refusal = refused(
                    LocalStackOptions.keptIn(directory).withBrokerPort(freePort).withRegistryPort(taken.port()));

            assertThat(refusal.reason()).isEqualTo(Reason.PORT_IN_USE);
            assertThat(refusal).hasMessageStartingWith("the registry port " + taken.port());
        }
        LoopbackSocket.bind("broker", freePort).close();
    }

    @Test
    void fileInPlaceOfTheFolder_isNamed() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        LocalStackException refusal = refused(LocalStackOptions.keptIn(file));

        assertThat(refusal.reason()).isEqualTo(Reason.DATA_DIRECTORY_UNUSABLE);
        assertThat(refusal).hasMessage("data directory " + file + " is not a directory");
    }

    @Test
    void folderThatCannotBeCreated_isNamed() throws Exception {
        Path below = Files.createFile(directory.resolve("file")).resolve("below");

        LocalStackException refusal = refused(LocalStackOptions.keptIn(below));

        assertThat(refusal.reason()).isEqualTo(Reason.DATA_DIRECTORY_UNUSABLE);
        assertThat(refusal).hasMessageStartingWith("data directory " + below + " cannot be created: ");
    }

    @Test
    void folderThatCannotBeWritten_isNamed() throws Exception {
        // Permissions do not stop an administrator; a directory where the lock file belongs stops everybody.
        Files.createDirectory(directory.resolve("stack.lock"));

        LocalStackException refusal = refused(LocalStackOptions.keptIn(directory));

        assertThat(refusal.reason()).isEqualTo(Reason.DATA_DIRECTORY_UNUSABLE);
        assertThat(refusal).hasMessageStartingWith("data directory " + directory + " cannot be written: ");
    }

    @Test
    void folderWithAComma_isRefused_becauseTheBrokerWouldSplitIt() {
        LocalStackException refusal = refused(LocalStackOptions.keptIn(directory.resolve("a,b")));

        assertThat(refusal.reason()).isEqualTo(Reason.DATA_DIRECTORY_UNUSABLE);
        assertThat(refusal).hasMessageStartingWith("data directory must not contain a comma, was ");
    }

    @Test
    void folderOfAnotherStack_isNamed_andFreeAfterIt() {
        try (LocalStack first = LocalStack.start(LocalStackOptions.keptIn(directory))) {
            LocalStackException refusal = refused(LocalStackOptions.keptIn(directory));

            assertThat(refusal.reason()).isEqualTo(Reason.DATA_DIRECTORY_IN_USE);
            assertThat(refusal)
                    .hasMessage("data directory " + first.dataDirectory()
                            + " is in use by another stack: stop it, or choose another directory");
        }
        try (DataFolder free = DataFolder.open(java.util.Optional.of(directory))) {
            assertThat(free.path()).isEqualTo(directory);
        }
    }

    @Test
    void brokerDataThatIsNone_isNamed_andEverythingIsFreeAgain() throws Exception {
        Files.createDirectories(directory.resolve("broker"));
        int freePort = FreePort.any();

        LocalStackException refusal =
                refused(LocalStackOptions.keptIn(directory).withRegistryPort(freePort));

        assertThat(refusal.reason()).isEqualTo(Reason.DATA_UNREADABLE);
        assertThat(refusal)
                .hasMessageStartingWith("the broker's data in " + directory.resolve("broker") + " cannot be read: ");
        LoopbackSocket.bind("registry", freePort).close();
    }

    @Test
    void registryJournalThatIsNone_isNamed() throws Exception {
        Files.createDirectories(directory.resolve("registry"));
        Files.writeString(directory.resolve("registry/journal.ndjson"), "shopping list\n");

        LocalStackException refusal = refused(LocalStackOptions.keptIn(directory));

        assertThat(refusal.reason()).isEqualTo(Reason.DATA_UNREADABLE);
        assertThat(refusal).hasMessageContaining("is not a registry journal of version 1");
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, brokerPort", "65536, 0, brokerPort", "0, -1, registryPort", "0, 65536, registryPort"})
    void portOutsideItsRange_isRefused(int brokerPort, int registryPort, String name) {
        LocalStackOptions options = LocalStackOptions.temporary();

        assertThatThrownBy(() -> options.withBrokerPort(brokerPort).withRegistryPort(registryPort))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(name + " must be between 0 and 65535, was -?\\d+");
    }

    private static LocalStackException refused(LocalStackOptions options) {
        LocalStackException refusal = catchThrowableOfType(
                LocalStackException.class, () -> LocalStack.start(options).close());
        assertThat(refusal).as("the refusal").isNotNull();
        assertThat(refusal.getMessage()).doesNotContain("\n");
        return refusal;
    }
}
