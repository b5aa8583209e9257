package io.tideline.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.tideline.kpi.CurrentRow;
import io.tideline.query.KeyedRow;
import io.tideline.query.KpiFilter;
import io.tideline.query.KpiPage;
import io.tideline.query.KpiPeers;
import io.tideline.query.StoreLocation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks other instances over the same API that clients use. */
final class HttpPeers implements KpiPeers {
    private final PeerClient client;
    private final KpiJson json;

    HttpPeers(PeerClient client, KpiJson json) {
        this.client = client;
        this.json = json;
    }

    @Override
    public KpiPage rows(StoreLocation location, KpiFilter filter) {
        JsonNode answer = client.json(location, "/v1/kpis?" + query(filter));
        List<KeyedRow> rows = new ArrayList<>();
        answer.required("rows").forEach(row -> rows.add(json.read(row)));
        return new KpiPage(
                rows, Optional.ofNullable(answer.required("next").textValue()).map(json::key));
    }

    private static String query(KpiFilter filter) {
        StringBuilder query = new StringBuilder("dimension=")
                .append(Uris.encoded(filter.dimensions().get(0)));
        query.append("&window=")
                .append(filter.windows().stream().map(window -> window.id()).collect(Collectors.joining(",")));
        query.append("&from=").append(LocalDate.ofEpochDay(filter.fromDay()));
        query.append("&to=").append(LocalDate.ofEpochDay(filter.toDay()));
        query.append("&limit=").append(filter.limit());
        filter.segments().forEach(value -> query.append("&segment=").append(Uris.encoded(value)));
        filter.statuses().forEach(status -> query.append("&status=").append(status.name()));
        filter.last().ifPresent(last -> query.append("&last=").append(last));
        filter.after().ifPresent(key -> query.append("&after=").append(Uris.encoded(key.toString())));
        return query.toString();
    }

    @Override
    public List<CurrentRow> current(StoreLocation location, String dimension, int maxSegments) {
        JsonNode answer = client.json(location, "/v1/kpis/current?dimension=" + Uris.encoded(dimension));
        List<CurrentRow> rows = new ArrayList<>();
        answer.required("rows").forEach(row -> rows.add(json.readCurrent(row)));
        return rows;
    }
}
