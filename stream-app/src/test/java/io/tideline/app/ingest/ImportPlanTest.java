package io.tideline.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.app.ingest.row.ImportException;
import io.tideline.app.ingest.row.InputSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportPlanTest {
    private static final String HEADER = "event,customer_id,order_id,occurred_at,total,currency\n";

    @TempDir
    Path folder;

    @Test
    void theCurrencyIsThatOfTheFirstPurchaseThatNamesOne() throws Exception {
        ImportPlan plan = look(HEADER + "refund,c,o,2026-01-01,1,USD\nbad row\npurchase,c,o,2026-01-01,1,\n"
                + "purchase,c,o,2026-01-01,1,SEK\npurchase,c,o,2026-01-01,1,EUR\n");

        assertThat(plan.currency()).contains("SEK");
    }

    @Test
    void aShortSourceIsCounted_rejectedRowsToo() throws Exception {
        ImportPlan plan = look(HEADER + "refund,c,o,2026-01-01,1,USD\nbad row\n");

        assertThat(plan.currency()).isEmpty();
        assertThat(plan.rows()).hasValue(2);
    }

    @Test
    void ofALongStandardInputTheNumberIsUnknown_andNothingIsUsedUp() throws Exception {
        String text = HEADER + "purchase,c,o,2026-01-01,1,USD\n".repeat(10_000);
        for (byte[] stored : List.of(text.getBytes(StandardCharsets.UTF_8), incompressible(30_000))) {
            InputSource source = InputSource.standardInput(new ByteArrayInputStream(stored));
            ImportPlan plan = ImportPlan.look(List.of(source));

            assertThat(plan.currency()).contains("USD");
            assertThat(plan.rows()).isEmpty();
            assertThat(Rows.read(source).rows()).hasSizeGreaterThanOrEqualTo(10_000);
        }
    }

    @Test
    void ofLargeFilesTheNumberIsEstimated() throws Exception {
        Path packed = Files.write(folder.resolve("a.csv.gz"), incompressible(100_000));
        Path plain =
                Files.writeString(folder.resolve("b.csv"), HEADER + "purchase,c,o,2026-01-01,1,USD\n".repeat(100_000));
        ImportPlan plan = ImportPlan.look(List.of(InputSource.file(packed), InputSource.file(plain)));

        assertThat(plan.rows().getAsLong()).isBetween(190_000L, 210_000L);
    }

    @Test
    void aFileThatIsNotInTheFormatIsFoundBeforeAnythingIsDone() throws IOException {
        InputSource file = InputSource.file(Files.writeString(folder.resolve("a.csv"), "name,price\n"));

        assertThatThrownBy(() -> ImportPlan.look(List.of(file)))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith("a.csv: unknown column 'name'; allowed are ");
    }

    private static byte[] incompressible(int rows) {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < rows; i++) {
            text.append("purchase,c").append(random.nextInt()).append(",o,2026-01-01,1,USD\n");
        }
        return Rows.gzip(text.toString());
    }

    private static ImportPlan look(String text) throws ImportException {
        return ImportPlan.look(
                List.of(InputSource.standardInput(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))));
    }
}
