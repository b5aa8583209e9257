package io.tideline.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.schemas.wire.AvroSerdeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsPageTest {

    private static final String BEGIN = "<!-- settings: printed by SettingsTable -->\n";
    private static final String END = "<!-- end of settings -->";

    @Test
    void readme_hasTheSettingsAsTheyAre() throws IOException {
        String page = Files.readString(Path.of("README.md"));
        assertThat(page).contains(BEGIN, END);
        assertThat(page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END)))
                .isEqualTo(SettingsTable.markdown(AvroSerdeSettings.definition()));
    }
}
