package io.tideline.app.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.tideline.app.simulator.ShopJournal.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopJournalTest {
    @TempDir
    Path folder;

    @Test
    void whatWasWritten_isRead_theLastOne() throws IOException {
        ShopJournal journal = new ShopJournal(folder);
        assertThat(journal.read()).isEmpty();

        journal.write(new Entry(Figures.plan(5, 100), 10));
        journal.write(new Entry(Figures.plan(5, 100), 60));

        assertThat(new ShopJournal(folder).read()).contains(new Entry(Figures.plan(5, 100), 60));
    }

    @Test
    void somethingElse_isRefused() throws IOException {
        new ShopJournal(folder).write(new Entry(Figures.plan(5, 100), 10));
        Path file = folder.resolve("app-demo").resolve("shop.properties");
        Files.writeString(file, "seed=five\n");

        assertThatIOException()
                .isThrownBy(() -> new ShopJournal(folder).read())
                .withMessage(file + " is not the journal of a simulated shop");
    }
}
