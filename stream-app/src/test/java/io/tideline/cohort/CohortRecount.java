package io.tideline.cohort;

import io.tideline.event.Money;
import io.tideline.ledger.History;
import io.tideline.ledger.Occasion;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The cells of a group of customers counted one by one, as the specification says them: slow, and nothing else. */
final class CohortRecount {
    private final DayOfWeek weekStart;
    private final Collection<History> histories;

    CohortRecount(DayOfWeek weekStart, Collection<History> histories) {
        this.weekStart = weekStart;
        this.histories = histories;
    }

    /** All cells that are not zero, by key. */
    Map<String, CohortFigures> cells(int clockDay) {
        LocalDate clock = LocalDate.ofEpochDay(clockDay);
        Map<String, CohortFigures> cells = new TreeMap<>();
        for (History member : histories) {
            for (CohortKind kind : CohortKind.values()) {
                for (CohortGrain grain : CohortGrain.values()) {
                    day(kind, member).ifPresent(since -> {
                        LocalDate cohort = start(grain, since);
                        for (int k = 0; k <= grain.lastIndex(); k++) {
                            LocalDate from = later(grain, cohort, k);
                            if (!from.isAfter(clock)) {
                                LocalDate end = later(grain, cohort, k + 1);
                                cells.merge(
                                        kind + "/" + grain + "/" + cohort + "/" + k,
                                        cell(member, cohort, from, end),
                                        CohortFigures::plus);
                            }
                        }
                    });
                }
            }
        }
        return cells;
    }

    private static CohortFigures cell(History member, LocalDate cohort, LocalDate from, LocalDate end) {
        List<Occasion> in = between(member, from, end);
        return new CohortFigures(
                1,
                in.isEmpty() ? 0 : 1,
                between(member, from, LocalDate.MAX).isEmpty() ? 0 : 1,
                between(member, LocalDate.MIN, end).size() >= 2 ? 1 : 0,
                in.stream().mapToLong(Occasion::orders).sum(),
                revenue(in),
                revenue(between(member, cohort, end)));
    }

    private static Money revenue(List<Occasion> occasions) {
        return occasions.stream().map(Occasion::revenue).reduce(Money.ZERO, Money::plus);
    }

    private static List<Occasion> between(History member, LocalDate from, LocalDate end) {
        return member.occasions().stream()
                .filter(occasion -> {
                    LocalDate day = LocalDate.ofEpochDay(occasion.day());
                    return !day.isBefore(from) && day.isBefore(end);
                })
                .toList();
    }

    private static Optional<LocalDate> day(CohortKind kind, History member) {
        return kind == CohortKind.SIGNUP
                ? member.signupDay().stream().mapToObj(LocalDate::ofEpochDay).findFirst()
                : member.occasions().stream()
                        .map(occasion -> LocalDate.ofEpochDay(occasion.day()))
                        .findFirst();
    }

    private LocalDate start(CohortGrain grain, LocalDate day) {
        return grain == CohortGrain.WEEK
                ? day.with(TemporalAdjusters.previousOrSame(weekStart))
                : day.with(TemporalAdjusters.firstDayOfMonth());
    }

    private static LocalDate later(CohortGrain grain, LocalDate start, int periods) {
        return grain == CohortGrain.WEEK ? start.plusWeeks(periods) : start.plusMonths(periods);
    }
}
