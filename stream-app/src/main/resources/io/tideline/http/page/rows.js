// KPI rows by window, segment and day: the last one for a key is the truth.

export class Rows {
  #byKey = new Map();

  /** Takes rows; true if one of them says something new. */
  add(rows) {
    let isNew = false;
    for (const row of rows) {
      const known = this.#byKey.get(keyOf(row));
      if (known && known.revision > row.revision) continue;
      if (known && known.revision === row.revision && known.endDate === row.endDate) continue;
      this.#byKey.set(keyOf(row), row);
      isNew = true;
    }
    return isNew;
  }

  /** Rows of a window and segment, by day. */
  of(window, dimension, segment) {
    return [...this.#byKey.values()]
      .filter((row) => row.window === window && row.dimension === dimension && row.segment === segment)
      .sort((a, b) => (a.endDate < b.endDate ? -1 : 1));
  }

  /** The values of a dimension that have rows in a window. */
  segments(window, dimension) {
    const values = new Set();
    for (const row of this.#byKey.values()) {
      if (row.window === window && row.dimension === dimension) values.add(row.segment);
    }
    return [...values].sort();
  }

  /** The dimensions that have rows in a window, everybody's not among them. */
  dimensions(window) {
    const dimensions = new Set();
    for (const row of this.#byKey.values()) {
      if (row.window === window && row.dimension !== 'all') dimensions.add(row.dimension);
    }
    return [...dimensions];
  }

  clear() {
    this.#byKey.clear();
  }
}

/** A rolling row is its last day's, a calendar row its period's, whose last counted day moves. */
function keyOf(row) {
  const date = row.window.startsWith('rolling') ? row.endDate : row.startDate;
  return `${row.window}/${row.dimension}=${row.segment}/${date}`;
}

/** Whether anybody or anything was counted; a segment of zeros is not worth a line. */
export function hasPeople(row) {
  return row.customersAtStart + row.customersAtEnd + row.purchasers > 0;
}

export function plusDays(isoDate, days) {
  const date = new Date(`${isoDate}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
