package io.tideline.query;

import io.tideline.kpi.CurrentRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers for all dimensions, each from its active instance or, where none answers, from a standby copy. */
public final class RoutedKpis implements KpiQueries {
    private final StateAccess state;
    private final LocalKpis here;
    private final KpiPeers peers;

    /** Makes queries over local rows and those of other instances. */
    public RoutedKpis(StateAccess state, LocalKpis here, KpiPeers peers) {
        this.state = state;
        this.here = here;
        this.peers = peers;
    }

    @Override
    public KpiPage rows(KpiFilter filter) {
        List<KeyedRow> found = new ArrayList<>();
        List<String> dimensions = filter.dimensions();
        int first = filter.after()
                .map(key -> dimensions.indexOf(key.segment().dimension()))
                .orElse(0);
        for (String dimension : dimensions.subList(Math.max(0, first), dimensions.size())) {
            int rest = filter.limit() - found.size();
            if (rest == 0) {
                return new KpiPage(
                        found, Optional.of(found.get(found.size() - 1).key()));
            }
            KpiPage page = page(filter.of(dimension, rest), dimension);
            found.addAll(page.rows());
            if (page.next().isPresent()) {
                return new KpiPage(found, page.next());
            }
        }
        return new KpiPage(found, Optional.empty());
    }

    private KpiPage page(KpiFilter filter, String dimension) {
        return StoreLocation.firstToAnswer(
                state.ofDimension(dimension),
                location -> location.here() ? here.rows(location, filter) : peers.rows(location, filter));
    }

    @Override
    public List<CurrentRow> current(List<String> dimensions, int maxSegments) {
        List<CurrentRow> found = new ArrayList<>();
        for (String dimension : dimensions) {
            found.addAll(StoreLocation.firstToAnswer(
                    state.ofDimension(dimension),
                    location -> location.here()
                            ? here.current(location, dimension, maxSegments)
                            : peers.current(location, dimension, maxSegments)));
        }
        return found;
    }
}
