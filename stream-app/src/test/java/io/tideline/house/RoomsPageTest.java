package io.tideline.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of rooms in the description of the architecture. */
class RoomsPageTest {
    private static final Path PAGE = Path.of("..", "ARCHITECTURE.md");

    /** A row of the table: the room, what it is for, and whether it is pure. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z.]+)` \\| ([^|]{10,}) \\| (yes)? ?\\|$");

    @Test
    void tableOfRooms_hasEveryRoomOfTheHouseInItsOrder() throws IOException {
        assertThat(rows().stream().map(row -> row.group(1))).containsExactlyElementsOf(House.rooms());
    }

    @Test
    void tableOfRooms_callsThoseRoomsPureThatThePureRulesHoldFor() throws IOException {
        assertThat(rows().stream().filter(row -> row.group(3) != null).map(row -> row.group(1)))
                .containsExactlyElementsOf(House.pure());
    }

    private static List<MatchResult> rows() throws IOException {
        String page = Files.readString(PAGE);
        String section = page.substring(page.indexOf("## The rooms"), page.indexOf("## Decisions"));
        return ROW.matcher(section).results().toList();
    }
}
