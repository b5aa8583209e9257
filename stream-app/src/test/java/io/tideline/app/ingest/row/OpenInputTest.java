package io.tideline.app.ingest.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.app.ingest.Rows;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenInputTest {
    private static final String CSV = "event,customer_id,occurred_at\nsignup,c1,2026-01-05\n";
    private static final String NDJSON =
            "{\"event\":\"signup\",\"customer_id\":\"c1\",\"occurred_at\":\"2026-01-05\"}\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {CSV, NDJSON, "\uFEFF" + CSV, "\uFEFF" + NDJSON, "\n\n" + CSV, "  \n" + NDJSON})
    void theContentTellsTheFormat_plainOrPacked(String text) throws Exception {
        assertThat(Rows.read(text).texts(Column.CUSTOMER_ID)).containsExactly("c1");
        assertThat(Rows.read(Rows.gzip(text)).texts(Column.CUSTOMER_ID)).containsExactly("c1");
    }

    @Test
    void theNameSaysNothing() throws Exception {
        Path file = Files.writeString(folder.resolve("orders.csv.gz"), NDJSON);

        assertThat(Rows.read(InputSource.file(file)).rows()).hasSize(1);
    }

    @Test
    void packedPartsInARowAreReadToTheEnd_fromASlowPipeToo() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.write(Rows.gzip(CSV));
        packed.write(Rows.gzip("signup,c2,2026-01-06\n"));
        InputStream slow = new ByteArrayInputStream(packed.toByteArray()) {
            @Override
            public synchronized int available() {
                return 0;
            }

            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(length, 7));
            }
        };

        assertThat(Rows.read(InputSource.standardInput(slow)).texts(Column.CUSTOMER_ID))
                .containsExactly("c1", "c2");
    }

    @Test
    void aCutOffGzipSaysSo() {
        byte[] whole = Rows.gzip(CSV + "signup,c2,2026-01-06\n".repeat(100));

        assertThatThrownBy(() -> Rows.read(Arrays.copyOf(whole, whole.length - 9)))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("the gzip data is cut off; the rest is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n \n", "\uFEFF"})
    void anEmptyInputSaysSo(String text) {
        assertThatThrownBy(() -> Rows.read(text))
                .isInstanceOf(ImportException.class)
                .hasMessage("standard input is empty; expected a header row of CSV, or NDJSON");
    }

    @Test
    void foreignFormatsAreNamed() {
        assertThatThrownBy(() -> Rows.read(new byte[] {'P', 'K', 3, 4, 0}))
                .hasMessage("standard input is a zip archive; the import reads plain text and gzip");
        assertThatThrownBy(() -> Rows.read(CSV.getBytes(StandardCharsets.UTF_16)))
                .hasMessage("standard input is UTF-16; the import reads UTF-8");
        assertThatThrownBy(() -> Rows.read("[" + NDJSON + "]"))
                .hasMessage("standard input is one JSON array; NDJSON has one object on each line");
    }

    @Test
    void aFileThatIsNotThereOrAFolderIsOneSentence() {
        Path missing = folder.resolve("no.csv");

        assertThatThrownBy(() -> OpenInput.whole(InputSource.file(missing))).hasMessage("there is no file " + missing);
        assertThatThrownBy(() -> OpenInput.whole(InputSource.file(folder)))
                .hasMessage(folder.getFileName() + " is a folder, not a file");
    }

    @Test
    void aLookAtStandardInputUsesNothingUp() throws Exception {
        InputSource source = InputSource.standardInput(new ByteArrayInputStream(CSV.getBytes(StandardCharsets.UTF_8)));
        try (OpenInput look = OpenInput.head(source)) {
            assertThat(look.rows().next()).isPresent();
        }

        assertThat(Rows.read(source).rows()).hasSize(1);
    }

    @Test
    void bytesReadAreThoseStored() throws IOException, ImportException, RowRejectedException {
        byte[] packed = Rows.gzip(CSV.repeat(1) + "signup,c2,2026-01-06\n".repeat(5_000));
        try (OpenInput input = OpenInput.whole(InputSource.standardInput(new ByteArrayInputStream(packed)))) {
            while (input.rows().next().isPresent()) {
                assertThat(input.bytesRead()).isPositive();
            }
            assertThat(input.bytesRead()).isEqualTo(packed.length);
        }
    }
}
