package io.tideline.app.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tideline.app.Tideline;
import io.tideline.reference.SharedFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluateCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEADER = "event,event_id,customer_id,order_id,occurred_at,total,currency\n";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** AUC and Brier score of the published table, and more exact parameters in days. */
    @ParameterizedTest
    @CsvSource({
        "cdnow-sample, 1997-09-30, 273, .6866, .2057, .7601, .1614, .6723, .2210, .6830, .2291, .7714",
        "cdnow,        1997-12-30,  91, .7380, .2009, .7960, .1057, .6972, .1751, .7016, .2199, .7929",
        "cdnow,        1998-03-31,  91, .7893, .1979, .8335, .0897, .7153, .1532, .7343, .2172, .8279",
    })
    void publishedTable_isReproduced_andTheDefaultIsAheadOfAllOfIt(
            String shop,
            String calibrationEnd,
            int horizon,
            double aliveAuc,
            double aliveBrier,
            double orderAuc,
            double orderBrier,
            double daysAuc,
            double daysBrier,
            double gapAuc,
            double gapBrier,
            double recencyAuc)
            throws IOException {
        JsonNode published =
                evaluate(shop, calibrationEnd, horizon, "--set", "count.zero.total.orders=true", "--without-prior");
        assertScore(published, "MBG_ALIVE", aliveAuc, aliveBrier);
        assertScore(published, "MBG_ORDER", orderAuc, orderBrier);
        assertScore(published, "RULE_90_DAYS", daysAuc, daysBrier);
        assertScore(published, "RULE_TWICE_OWN_GAP", gapAuc, gapBrier);
        assertThat(score(published, "MINUS_GAP").get("auc").asDouble()).isCloseTo(recencyAuc, within(1e-3));
        out.getBuffer().setLength(0);
        JsonNode asInTheStream = evaluate(shop, calibrationEnd, horizon);
        JsonNode combined = score(asInTheStream, "COMBINED");
        for (String other : List.of("MBG_ORDER", "BG_ORDER", "RULE_90_DAYS", "RULE_TWICE_OWN_GAP", "MINUS_GAP")) {
            JsonNode result = score(asInTheStream, other);
            assertThat(combined.get("auc").asDouble())
                    .as(other)
                    .isGreaterThan(result.get("auc").asDouble());
            if (result.has("brier")) {
                assertThat(combined.get("brier").asDouble())
                        .as(other)
                        .isLessThan(result.get("brier").asDouble());
            }
        }
    }

    @Test
    void parametersOfTheSample_areThePublishedOnes_inDays() throws IOException {
        JsonNode found =
                evaluate("cdnow-sample", "1997-09-30", 273, "--set", "count.zero.total.orders=true", "--without-prior");
        JsonNode mbg = found.get("models").get("MBG_NBD");
        assertThat(found.get("customers").asInt()).isEqualTo(2357);
        assertThat(mbg.get("r").asDouble()).isCloseTo(.524843159, within(1e-6));
        assertThat(mbg.get("alphaDays").asDouble() / 7).isCloseTo(6.183085280, within(6e-6));
        assertThat(mbg.get("logLikelihood").asDouble() + 2457 * Math.log(7)).isCloseTo(-9582.135716, within(1e-5));
        assertThat(found.get("models").get("BG_NBD").get("b").asDouble()).isCloseTo(2.425906777, within(2e-6));
        assertThat(found.get("models").get("GAMMA_GAMMA").get("q").asDouble()).isCloseTo(3.744224667, within(3e-6));
        assertThat(found.get("models").get("GAMMA_GAMMA").get("logLikelihood").asDouble())
                .isCloseTo(-4055.917695, within(1e-5));
        JsonNode expected = found.get("expectedOrders").get("MBG_NBD");
        assertThat(expected.get("expected").asDouble()).isCloseTo(1576.73, within(0.01));
        assertThat(expected.get("actual").asInt()).isEqualTo(1882);
    }

    @Test
    void whatOccursAfterTheCalibration_changesOnlyTheOutcome() throws IOException {
        List<String> rows = shop();
        Path before = file("before.csv", rows);
        // Orders of the calibration are cancelled, and one of the holdout, which is none then.
        rows.add("cancellation,x1,c1,c1-0,2026-06-20T10:00:00Z,,EUR");
        rows.add("purchase,x2,c2,late,2026-06-21T10:00:00Z,10,EUR");
        rows.add("purchase,x3,c3,void,2026-06-21T10:00:00Z,10,EUR");
        rows.add("cancellation,x4,c3,void,2026-06-22T10:00:00Z,,EUR");
        Path after = file("after.csv", rows);

        JsonNode first = evaluate(before, "2026-05-31", 30);
        out.getBuffer().setLength(0);
        JsonNode second = evaluate(after, "2026-05-31", 30);

        assertThat(second.get("models")).isEqualTo(first.get("models"));
        assertThat(second.get("customers")).isEqualTo(first.get("customers"));
        assertThat(second.get("ordered").asInt()).isEqualTo(first.get("ordered").asInt() + 1);
    }

    @Test
    void tables_areForPeople() throws IOException {
        Path orders = file("orders.csv", shop());
        assertThat(run(orders.toString(), "--calibration-end", "2026-05-31", "--horizon", "30"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .startsWith("Known up to 2026-05-31: 600 customers. From 2026-06-01 to 2026-06-30 (30 days) ")
                .contains("Parameters, in days, with the weak prior", "Orders again?", "RULE_90_DAYS", "Calibration");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing.csv --calibration-end 2026-05-31 --horizon 30 | 1 | there is no file",
                "orders.csv --calibration-end 2026-02-30 --horizon 30  | 2 | must be a date such as 2026-03-31, was",
                "orders.csv --calibration-end 2026-05-31 --horizon 0   | 2 | --horizon must be 1 to 3650 days, was 0",
                "orders.csv --calibration-end 2025-05-31 --horizon 30  | 4 | the calibration must end within the data,",
                "orders.csv --calibration-end 2027-05-31 --horizon 30  | 4 | the calibration must end within the data,",
                "orders.csv --calibration-end 2026-01-01 --horizon 30  | 4 | no model can be fitted to what was known",
                "other.csv --calibration-end 2026-05-31 --horizon 30   | 4 | other.csv",
            })
    void mistake_isOneSentence_andItsExitCode(String line, int exit, String sentence) throws IOException {
        file("orders.csv", shop());
        Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        String[] arguments = line.split(" ", -1);
        arguments[0] = folder.resolve(arguments[0]).toString();

        assertThat(run(arguments)).isEqualTo(exit);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains(sentence);
        assertThat(err.toString().lines().filter(said -> said.startsWith("tideline: ")))
                .hasSize(1);
    }

    @Test
    void rowsAndEventsThatAreLeftOut_areMentioned() throws IOException {
        List<String> rows = shop();
        rows.add("purchase,bad1,c1,o9,yesterday,10,EUR");
        rows.add("purchase,bad2,c1,o9,2026-02-01,-10,EUR");
        Path orders = file("orders.csv", rows);
        assertThat(run(orders.toString(), "--calibration-end", "2026-05-31", "--horizon", "60"))
                .isZero();
        assertThat(err.toString())
                .contains("1 rows are not in the format and were left out, the first: orders.csv line")
                .contains("1 events would be dead letters and were left out, the first: total must not be negative")
                .contains("The last event is of 2026-06-");
    }

    /** 600 customers from January to 25 June, who come at rates and stay for times that differ widely. */
    private static List<String> shop() {
        Random random = new Random(7);
        List<String> rows = new ArrayList<>();
        for (int customer = 0; customer < 600; customer++) {
            double meanGapDays = 30 * Math.exp(random.nextGaussian());
            double leaving = random.nextDouble() * random.nextDouble();
            double day = random.nextInt(60);
            int order = 0;
            do {
                rows.add("purchase,,c%d,c%d-%d,%s,%d.50,EUR"
                        .formatted(
                                customer,
                                customer,
                                order++,
                                LocalDate.of(2026, 1, 1).plusDays((long) day),
                                10 + random.nextInt(40)));
                day -= Math.log(1 - random.nextDouble()) * meanGapDays;
            } while (day < 176 && random.nextDouble() >= leaving);
        }
        return rows;
    }

    private Path file(String name, List<String> rows) throws IOException {
        return Files.writeString(folder.resolve(name), HEADER + String.join("\n", rows) + "\n");
    }

    private JsonNode evaluate(String shop, String calibrationEnd, int horizon, String... more) throws IOException {
        return evaluate(SharedFiles.path("data/" + shop + ".csv.gz"), calibrationEnd, horizon, more);
    }

    private JsonNode evaluate(Path file, String calibrationEnd, int horizon, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of(file.toString(), "--json", "--calibration-end", calibrationEnd, "--horizon", "" + horizon));
        arguments.addAll(List.of(more));
        assertThat(run(arguments.toArray(String[]::new))).as(err.toString()).isZero();
        return JSON.readTree(out.toString());
    }

    private int run(String... arguments) {
        List<String> line = new ArrayList<>(List.of("model", "evaluate"));
        line.addAll(List.of(arguments));
        line.removeIf(String::isEmpty);
        return Tideline.commandLine(Map.of(), List.of())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(line.toArray(String[]::new));
    }

    private static void assertScore(JsonNode found, String score, double auc, double brier) {
        JsonNode result = score(found, score);
        assertThat(result.get("auc").asDouble()).as("AUC of %s", score).isCloseTo(auc, within(1e-3));
        assertThat(result.get("brier").asDouble())
                .as("Brier score of %s", score)
                .isCloseTo(brier, within(1e-3));
    }

    private static JsonNode score(JsonNode found, String score) {
        for (JsonNode result : found.get("scores")) {
            if (result.get("score").asText().equals(score)) {
                return result;
            }
        }
        throw new AssertionError("no score " + score);
    }
}
