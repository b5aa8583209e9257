package io.tideline.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.tideline.query.PipelineView;
import io.tideline.telemetry.Telemetry;
import java.util.List;
import java.util.Optional;

/** {@code /v1/status}, {@code /v1/topology} and {@code /metrics}: the pipeline itself. */
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
                topology(),
                operation(
                        "/metrics",
                        "All metrics of this instance, for Prometheus.",
                        "",
                        Operation.TEXT,
                        this::metrics));
    }

    private Operation topology() {
        return new Operation(
                "/v1/topology",
                "Processors, stores and topics, and which instance has what; as CSV, the instances.",
                List.of(Parameter.FORMAT),
                List.of(Operation.JSON, Operation.CSV),
                "Topology",
                List.of(),
                false,
                this::answerTopology);
    }

    private static Operation operation(
            String path, String summary, String schema, String answer, io.javalin.http.Handler handler) {
        return new Operation(path, summary, List.of(), List.of(answer), schema, List.of(), false, handler);
    }

    private void status(Context context) {
        Answers.json(context, status.json());
    }

    private void answerTopology(Context context) {
        ObjectNode body = Json.object();
        body.put("description", pipeline.topology());
        ArrayNode instances = body.putArray("instances");
        for (PipelineView.Instance instance : pipeline.instances()) {
            ObjectNode json = instances.addObject();
            json.put("instance", instance.address());
            json.put("here", instance.here());
            ArrayNode stores = json.putArray("stores");
            instance.stores().forEach(stores::add);
            ArrayNode copies = json.putArray("copies");
            instance.copies().forEach(copies::add);
            ArrayNode partitions = json.putArray("partitions");
            instance.partitions().forEach(partitions::add);
        }
        boolean csv = new Request(context, topology()).wantsCsv();
        Answers.write(context, csv, body, List.of("instance", "here", "stores", "copies", "partitions"), instances);
    }

    private void metrics(Context context) {
        String accept = Optional.ofNullable(context.header("Accept")).orElse("");
        context.contentType(Telemetry.contentType(accept)).result(telemetry.scrape(accept));
    }
}
