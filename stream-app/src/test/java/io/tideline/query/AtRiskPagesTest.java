package io.tideline.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.risk.assess.RiskLevel;
import io.tideline.storage.AtRiskEntry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of several lists are the pages of the one list they make up. */
class AtRiskPagesTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 20261125})
    void pagesOfManyLists_makeUpTheWholeList(long seed) {
        Random random = new Random(seed);
        List<List<AtRiskEntry>> lists = new ArrayList<>();
        List<AtRiskEntry> whole = new ArrayList<>();
        for (int partition = 0; partition < 1 + random.nextInt(4); partition++) {
            List<AtRiskEntry> list = list(partition, random);
            lists.add(list);
            whole.addAll(list);
        }
        whole.sort(LocalAtRisk.IN_ORDER);
        int limit = 1 + random.nextInt(7);

        List<AtRiskEntry> paged = new ArrayList<>();
        Optional<AtRiskEntry> after = Optional.empty();
        int pages = 0;
        do {
            List<AtRiskPage> parts = new ArrayList<>();
            for (int partition = 0; partition < lists.size(); partition++) {
                // A list that is read under a bound can end earlier than the page does.
                int bound = 1 + random.nextInt(limit);
                parts.add(part(lists.get(partition), after, bound, partition));
            }
            AtRiskPage page = LocalAtRisk.merged(parts, limit);
            assertThat(page.entries()).hasSizeLessThanOrEqualTo(limit);
            paged.addAll(page.entries());
            after = page.next();
            pages++;
        } while (after.isPresent());

        assertThat(paged).as("seed %s, %s pages", seed, pages).isEqualTo(whole);
    }

    private static List<AtRiskEntry> list(int partition, Random random) {
        List<AtRiskEntry> list = new ArrayList<>();
        for (int i = 0; i < random.nextInt(40); i++) {
            BigDecimal value = BigDecimal.valueOf(random.nextInt(20), 4);
            list.add(new AtRiskEntry("c" + partition + "-" + i, RiskLevel.AT_RISK, value));
        }
        list.sort(LocalAtRisk.IN_ORDER);
        return list;
    }

    private static AtRiskPage part(List<AtRiskEntry> list, Optional<AtRiskEntry> after, int bound, int partition) {
        List<AtRiskEntry> rest = list.stream()
                .filter(entry -> after.isEmpty() || LocalAtRisk.IN_ORDER.compare(entry, after.get()) > 0)
                .toList();
        boolean isCut = rest.size() > bound;
        List<AtRiskEntry> read = isCut ? rest.subList(0, bound) : rest;
        return new AtRiskPage(read, isCut ? Optional.of(read.get(bound - 1)) : Optional.empty(), Set.of(partition));
    }
}
