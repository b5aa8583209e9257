package io.tideline.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.admission.Rejection;
import io.tideline.admission.Validation;
import io.tideline.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page about input says what the code does. */
class InputPageTest {
    private static final String BEGIN = "<!-- codes -->\n";
    private static final String END = "<!-- end of codes -->\n";

    private final String page = read();

    @Test
    void hasTheCodesAsTheyAre() {
        assertThat(page).contains(BEGIN, END);
        assertThat(page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END)))
                .isEqualTo(Rejection.Code.markdown());
    }

    @Test
    void hasTheDefaultsAsTheyAre() {
        Settings defaults = Settings.of(Map.of());
        assertThat(page)
                .contains("`history.days` (" + defaults.time().historyDays() + ")")
                .contains(
                        "`max.future.skew` (" + defaults.time().maxFutureSkew().toMinutes() + " min)")
                .contains("`erasure.guard.days` (" + defaults.erasure().guardDays() + ")")
                .contains("at most " + Validation.LONGEST_ID + " characters")
                .contains("cut at " + Validation.LONGEST_ATTRIBUTE + " characters");
        defaults.topics().inputs().forEach(topic -> assertThat(page).contains("| `" + topic + "` |"));
    }

    private static String read() {
        try {
            return Files.readString(Path.of("..", "docs", "input.md"));
        } catch (IOException missing) {
            throw new AssertionError("docs/input.md cannot be read", missing);
        }
    }
}
