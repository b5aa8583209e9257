package io.tideline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Somebody who reads all rows of one customer and believes nothing else. */
public final class LifecycleReader {
    private final List<LifecycleChange> changes = new ArrayList<>();
    private Optional<LifecycleRow> last = Optional.empty();

    /** Believes the rows, which must fit what was said before. */
    public void read(List<LifecycleRow> rows) {
        rows.forEach(this::read);
    }

    private void read(LifecycleRow row) {
        last = Optional.of(row);
        switch (row.status()) {
            case STATED ->
                assertThat(knows(row.change().state(), row.change().effectiveAt()))
                        .as("already said: %s", row)
                        .isFalse();
            case RESTATED -> forget(row, row.restatedFrom().getAsLong());
            case RETRACTED -> forget(row, row.change().effectiveAt());
        }
        if (row.status() != LifecycleStatus.RETRACTED) {
            changes.add(row.change());
        }
    }

    private void forget(LifecycleRow row, long at) {
        assertThat(knows(row.change().state(), at)).as("never said: %s", row).isTrue();
        changes.removeIf(known -> known.state() == row.change().state() && known.effectiveAt() == at);
    }

    private boolean knows(LifecycleState state, long at) {
        return changes.stream().anyMatch(known -> known.state() == state && known.effectiveAt() == at);
    }

    /** What it believes, in time. */
    public List<LifecycleChange> changes() {
        changes.sort(Comparator.comparingLong(LifecycleChange::effectiveAt));
        return changes;
    }

    /** Where somebody who kept only the last row thinks the customer stands. */
    Optional<LifecycleChange> standing() {
        return last.filter(row -> row.status() != LifecycleStatus.RETRACTED).map(LifecycleRow::change);
    }
}
