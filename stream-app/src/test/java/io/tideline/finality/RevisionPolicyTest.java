package io.tideline.finality;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.delta.Cause;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of a row, of any family, when its figures are read again. */
class RevisionPolicyTest {
    private static final int DAY = 20_000;
    private static final PublicationFrontier FINAL = new PublicationFrontier(DAY * 86_400_000L, DAY + 5, DAY + 3);
    private static final PublicationFrontier BEFORE = new PublicationFrontier(0, DAY + 1, DAY - 1);
    private static final Revision WAS_PROVISIONAL = new Revision(RowStatus.PROVISIONAL, 1, 0, Set.of());
    private static final Revision WAS_FINAL = new Revision(RowStatus.FINAL, 2, 0, Set.of());
    private static final Revision WAS_CORRECTED = new Revision(RowStatus.CORRECTED, 3, 0, Set.of(Cause.REFUND));

    @Test
    void finalRowThatChangesForNoReasonOfItsOwnPartition_changesForALateEvent() {
        assertThat(corrected(Set.of()).causes()).containsExactly(Cause.LATE_EVENT);
    }

    @Test
    void causesThatAreKnown_standAlone() {
        assertThat(corrected(Set.of(Cause.REFUND)).causes()).containsExactly(Cause.REFUND);
    }

    @Test
    void provisionalRow_hasNoCauses() {
        Revision revision = next(FINAL, Optional.empty(), DAY + 4, RowChange.CORRECTION, Set.of(Cause.REFUND))
                .orElseThrow();

        assertThat(revision).isEqualTo(new Revision(RowStatus.PROVISIONAL, 1, FINAL.clockMillis(), Set.of()));
    }

    @Test
    void rowThatIsTheSame_isSentOnlyWhenItBecomesFinal() {
        assertThat(next(BEFORE, Optional.of(WAS_PROVISIONAL), DAY + 4, RowChange.NONE, Set.of()))
                .isEmpty();
        assertThat(next(BEFORE, Optional.of(WAS_FINAL), DAY, RowChange.NONE, Set.of()))
                .isEmpty();
        assertThat(next(BEFORE, Optional.of(WAS_CORRECTED), DAY, RowChange.NONE, Set.of()))
                .isEmpty();
        assertThat(next(BEFORE, Optional.of(WAS_PROVISIONAL), DAY, RowChange.NONE, Set.of()))
                .contains(new Revision(RowStatus.FINAL, 2, FINAL.clockMillis(), Set.of()));
    }

    @Test
    void rowOfZeros_isNotSent_andIsCorrectedAsOneThatWasFinal() {
        assertThat(next(FINAL, Optional.empty(), DAY, RowChange.NONE, Set.of())).isEmpty();
        assertThat(next(BEFORE, Optional.empty(), DAY, RowChange.CORRECTION, Set.of())
                        .map(Revision::status))
                .contains(RowStatus.FINAL);
        assertThat(next(FINAL, Optional.empty(), DAY, RowChange.CORRECTION, Set.of()))
                .contains(new Revision(RowStatus.CORRECTED, 1, FINAL.clockMillis(), Set.of(Cause.LATE_EVENT)));
    }

    @Test
    void addition_keepsStatusAndCausesOfASettledRow() {
        assertThat(next(FINAL, Optional.of(WAS_FINAL), DAY, RowChange.ADDITION, Set.of(Cause.CANCELLATION)))
                .contains(new Revision(RowStatus.FINAL, 3, FINAL.clockMillis(), Set.of()));
        assertThat(next(FINAL, Optional.of(WAS_CORRECTED), DAY, RowChange.ADDITION, Set.of(Cause.CANCELLATION)))
                .contains(new Revision(RowStatus.CORRECTED, 4, FINAL.clockMillis(), Set.of(Cause.REFUND)));
    }

    private static Revision corrected(Set<Cause> causes) {
        Revision revision = next(FINAL, Optional.of(WAS_FINAL), DAY, RowChange.CORRECTION, causes)
                .orElseThrow();
        assertThat(revision.status()).isEqualTo(RowStatus.CORRECTED);
        assertThat(revision.number()).isEqualTo(3);
        return revision;
    }

    private static Optional<Revision> next(
            PublicationFrontier before, Optional<Revision> last, int lastDay, RowChange change, Set<Cause> causes) {
        return new RevisionPolicy(before, FINAL).next(last, lastDay, change, () -> causes);
    }
}
