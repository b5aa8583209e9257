package io.tideline.monitoring;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Puts panels from left to right and then down, without gaps or overlaps. Mutable; one for each dashboard. */
final class Grid {
    static final int COLUMNS = 24;

    private int x;
    private int y;
    private int rowHeight;

    /** The place of a heading, which begins a new line. */
    ObjectNode heading() {
        newLine();
        return place(COLUMNS, 1);
    }

    /** The next place of that size. */
    ObjectNode place(int width, int height) {
        if (x + width > COLUMNS) {
            newLine();
        }
        ObjectNode place = JsonNodeFactory.instance
                .objectNode()
                .put("h", height)
                .put("w", width)
                .put("x", x)
                .put("y", y);
        x += width;
        rowHeight = Math.max(rowHeight, height);
        return place;
    }

    private void newLine() {
        x = 0;
        y += rowHeight;
        rowHeight = 0;
    }
}
