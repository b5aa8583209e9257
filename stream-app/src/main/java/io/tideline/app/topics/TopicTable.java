package io.tideline.app.topics;

import java.util.ArrayList;
import java.util.List;

/** A plan as a table for people: one line for each topic under a head line. */
public final class TopicTable {

    private static final String GAP = "  ";

    private TopicTable() {}

    /** The table, each line ending with a line break and without blanks before it. */
    public static String of(TopicPlan plan) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("ACTION", "TOPIC", "PARTITIONS", "REPLICAS", "WHAT"));
        for (TopicAction action : plan.actions()) {
            rows.add(List.of(
                    action.kind().name(),
                    action.topic(),
                    Integer.toString(action.partitions()),
                    action.replicationFactor() == -1 ? "default" : Integer.toString(action.replicationFactor()),
                    action.note()));
        }
        int[] widths = widths(rows);
        StringBuilder table = new StringBuilder();
        rows.forEach(row -> table.append(line(row, widths)).append('\n'));
        return table.toString();
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return widths;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            line.append(cell).append(" ".repeat(widths[column] - cell.length())).append(GAP);
        }
        return line.toString().stripTrailing();
    }
}
