package io.tideline.delta;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.event.Money;
import io.tideline.ledger.Occasion;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangedTest {

    @Test
    void equalLists_changeNothing() {
        assertThat(Changed.between(days(1, 2), days(1, 2), 2).isEmpty()).isTrue();
        assertThat(Changed.between(days(), days(), 2).isEmpty()).isTrue();
    }

    @Test
    void occasionAtTheEnd_touchesOnlyItself() {
        assertThat(Changed.between(days(1, 2, 3), days(1, 2, 3, 4), 2)).isEqualTo(new Changed(3, 3, 4));
    }

    @Test
    void occasionInTheMiddle_touchesAsManyAfterItAsPiecesLookBack() {
        assertThat(Changed.between(days(1, 3, 4, 5), days(1, 2, 3, 4, 5), 1)).isEqualTo(new Changed(1, 2, 3));
        assertThat(Changed.between(days(1, 3, 4, 5), days(1, 2, 3, 4, 5), 2)).isEqualTo(new Changed(1, 3, 4));
        assertThat(Changed.between(days(1, 3), days(1, 2, 3), 2)).isEqualTo(new Changed(1, 2, 3));
    }

    @Test
    void everythingGone_isEverything() {
        assertThat(Changed.between(days(1, 2), days(), 2)).isEqualTo(Changed.everything(days(1, 2), days()));
    }

    private static List<Occasion> days(int... days) {
        return Arrays.stream(days)
                .mapToObj(day -> new Occasion(day, 1, 0, Money.ZERO, day, day, false))
                .toList();
    }
}
