package io.tideline.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tideline.event.Adjustment;
import io.tideline.event.Money;
import io.tideline.event.Purchase;
import io.tideline.event.Signup;
import io.tideline.ledger.Dimension;
import io.tideline.ledger.History;
import io.tideline.ledger.Occasion;
import io.tideline.ledger.Refund;
import io.tideline.ledger.Rules;
import io.tideline.lifecycle.LifecycleChange;
import io.tideline.query.CustomerView;
import io.tideline.retention.ChurnRisk;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Writes a customer as JSON: sums are in the reporting currency, orders in their own. */
final class CustomerJson {
    private static final String PREVIOUS_LEVEL = "previousLevel";

    /** The columns of a risk, for tables. */
    static final List<String> RISK_COLUMNS = Csv.columns("risk.", ChurnRisk.getClassSchema()).stream()
            .filter(column -> !column.equals("risk." + PREVIOUS_LEVEL))
            .toList();

    private final Rules rules;

    CustomerJson(Rules rules) {
        this.rules = rules;
    }

    /** The columns of a customer, for tables; its orders and states are left out, because it is one row. */
    List<String> columns() {
        return Stream.of(
                        List.of("customerId", "currency"),
                        List.of("signup.occurredAt", "signup.channel", "signup.source", "signup.country"),
                        rules.dimensions().stream()
                                .map(dimension -> "segments." + dimension.id())
                                .toList(),
                        List.of("occasions", "validOrders", "revenue", "refunds"),
                        List.of("firstOrderDate", "lastOrderDate", "state"),
                        RISK_COLUMNS)
                .flatMap(List::stream)
                .toList();
    }

    ObjectNode write(CustomerView customer) {
        ObjectNode json = Json.object();
        History history = customer.history();
        json.put("customerId", customer.customerId());
        json.put("currency", rules.exchange().reportingCurrency());
        customer.ledger()
                .signup()
                .ifPresentOrElse(signup -> write(signup, json.putObject("signup")), () -> json.putNull("signup"));
        segments(history, json.putObject("segments"));
        sums(history, json);
        lifecycle(customer.changes(), json);
        json.set("risk", customer.risk().<JsonNode>map(CustomerJson::risk).orElseGet(NullNode::getInstance));
        ArrayNode orders = json.putArray("orders");
        customer.ledger().orders().forEach(order -> write(order, orders.addObject()));
        ArrayNode adjustments = json.putArray("adjustments");
        customer.ledger().adjustments().forEach(adjustment -> write(adjustment, adjustments.addObject()));
        return json;
    }

    /** A risk as JSON, without the field that is only known when the record is published. */
    static ObjectNode risk(ChurnRisk risk) {
        ObjectNode json = RecordJson.write(risk);
        json.remove(PREVIOUS_LEVEL);
        return json;
    }

    private static void write(Signup signup, ObjectNode json) {
        json.put("occurredAt", Json.instant(signup.occurredAt()));
        json.put("channel", signup.channel());
        json.put("source", signup.source());
        json.put("country", signup.country());
    }

    private void segments(History history, ObjectNode json) {
        List<Dimension> dimensions = rules.dimensions();
        for (int i = 0; i < Math.min(dimensions.size(), history.segments().size()); i++) {
            json.put(dimensions.get(i).id(), history.segments().get(i));
        }
    }

    private static void sums(History history, ObjectNode json) {
        List<Occasion> occasions = history.occasions();
        json.put("occasions", occasions.size());
        json.put("validOrders", occasions.stream().mapToInt(Occasion::orders).sum());
        json.put("revenue", sum(occasions.stream().map(Occasion::revenue).toList()));
        json.put("refunds", sum(history.refunds().stream().map(Refund::amount).toList()));
        if (occasions.isEmpty()) {
            json.putNull("firstOrderDate");
            json.putNull("lastOrderDate");
        } else {
            json.put("firstOrderDate", date(occasions.get(0).day()));
            json.put("lastOrderDate", date(occasions.get(occasions.size() - 1).day()));
        }
    }

    private static String date(int day) {
        return LocalDate.ofEpochDay(day).toString();
    }

    private static java.math.BigDecimal sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.ZERO, Money::plus).amount();
    }

    private static void lifecycle(List<LifecycleChange> changes, ObjectNode json) {
        json.put(
                "state",
                changes.isEmpty()
                        ? null
                        : changes.get(changes.size() - 1).state().name());
        ArrayNode array = json.putArray("lifecycle");
        for (LifecycleChange change : changes) {
            ObjectNode entry = array.addObject();
            entry.put("state", change.state().name());
            entry.put("previousState", change.previousState().map(Enum::name).orElse(null));
            entry.put("effectiveAt", Json.instant(change.effectiveAt()));
        }
    }

    private static void write(Purchase order, ObjectNode json) {
        json.put("orderId", order.orderId());
        json.put("occurredAt", Json.instant(order.occurredAt()));
        json.put("revision", order.revision());
        json.put("channel", order.channel());
        json.put("currency", order.currency());
        json.put("total", order.total().amount());
        json.put("tax", order.tax().amount());
        json.put("shipping", order.shipping().amount());
        json.put("country", order.country());
        json.put("category", order.category());
        json.put("discounted", order.discounted());
        json.put("test", order.test());
    }

    private static void write(Adjustment adjustment, ObjectNode json) {
        json.put("orderId", adjustment.orderId());
        json.put("occurredAt", Json.instant(adjustment.occurredAt()));
        json.put("kind", adjustment.kind().name());
        json.put(
                "amount",
                adjustment.amount().equals(Money.ALL)
                        ? null
                        : adjustment.amount().amount());
        json.put("currency", adjustment.currency().isEmpty() ? null : adjustment.currency());
    }
}
