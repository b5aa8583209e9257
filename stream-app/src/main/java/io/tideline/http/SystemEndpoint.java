package io.tideline.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.tideline.query.PipelineView;
import io.tideline.telemetry.Telemetry;
import java.util.List;
import java.util.Optional;

/** What the pipeline tells about itself: its status, its topology and its metrics. */
final class SystemEndpoint {
    private final Status status;
    private final PipelineView pipeline;
    private final Telemetry telemetry;

    SystemEndpoint(Status status, PipelineView pipeline, Telemetry telemetry) {
        this.status = status;
        this.pipeline = pipeline;
        this.telemetry = telemetry;
    }

    List<Operation> operations() {
        return List.of(
                operation(
                        "/v1/status",
                        "How far the figures reach and how fresh they are, as this instance has them.",
                        "Status",
                        Operation.JSON,
                        this::status),
                operation(
                        "/v1/topology",
                        "Processors, stores and topics, and which instance has what.",
                        "Topology",
                        Operation.JSON,
                        this::topology),
                operation(
                        "/metrics",
                        "All metrics of this instance, for Prometheus.",
                        "",
                        Operation.TEXT,
                        this::metrics));
    }

    private static Operation operation(
            String path, String summary, String schema, String answer, io.javalin.http.Handler handler) {
        return new Operation(path, summary, List.of(), List.of(answer), schema, List.of(), false, handler);
    }

    private void status(Context context) {
        Answers.json(context, status.json());
    }

    private void topology(Context context) {
        ObjectNode body = Json.object();
        body.put("description", pipeline.topology());
        ArrayNode instances = body.putArray("instances");
        for (PipelineView.Instance instance : pipeline.instances()) {
            ObjectNode json = instances.addObject();
            json.put("instance", instance.address());
            json.put("here", instance.here());
            ArrayNode stores = json.putArray("stores");
            instance.stores().forEach(stores::add);
            ArrayNode partitions = json.putArray("partitions");
            instance.partitions().forEach(partitions::add);
        }
        Answers.json(context, body);
    }

    private void metrics(Context context) {
        String accept = Optional.ofNullable(context.header("Accept")).orElse("");
        context.contentType(Telemetry.contentType(accept)).result(telemetry.scrape(accept));
    }
}
