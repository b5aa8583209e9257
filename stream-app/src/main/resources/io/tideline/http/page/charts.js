// What all charts share: calm lines, the fonts and colours of the page, no animation.

import { colour } from './theme.js';

const drawn = new Map();

/**
 * Makes a chart in a container, or gives it new data.
 *
 * @param kind what is fixed for the life of a chart; another kind is another chart
 */
export function draw(container, kind, config) {
  const { Chart } = globalThis;
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.font.size = 12;
  Chart.defaults.color = colour('muted');
  Chart.defaults.borderColor = colour('line');
  Chart.defaults.animation = false;
  const { chart: known, kind: knownKind } = drawn.get(container) ?? {};
  if (known && knownKind === kind) {
    known.data.labels = config.data.labels;
    mergeDatasets(known.data.datasets, config.data.datasets);
    known.options = config.options;
    known.update('none');
    return;
  }
  known?.destroy();
  drawn.set(container, { kind, chart: new Chart(container.querySelector('canvas'), { ...config, plugins: [roomBelowLegend] }) });
}

const roomBelowLegend = {
  id: 'roomBelowLegend',
  beforeInit({ legend }) {
    const { fit } = legend;
    legend.fit = function fitWithRoom() {
      fit.call(this);
      this.height += 10;
    };
  },
};

/** Who has hidden a line wants it to stay hidden when figures move. */
function mergeDatasets(known, fresh) {
  known.length = Math.min(known.length, fresh.length);
  fresh.forEach((dataset, i) => {
    known[i] = known[i] ? Object.assign(known[i], dataset) : dataset;
  });
}

/** Options of a chart over time. `format` writes a value of the upright axis. */
export function options(format, more = {}) {
  const narrow = matchMedia('(max-width: 560px)').matches;
  return {
    responsive: true,
    maintainAspectRatio: false,
    interaction: { mode: 'index', intersect: false },
    layout: { padding: { top: 4, right: 6 } },
    plugins: {
      legend: { position: 'top', align: 'start', labels: { usePointStyle: true, boxHeight: 7, padding: 14, color: colour('ink') } },
      tooltip: {
        backgroundColor: colour('tip'), titleColor: colour('tip-ink'), bodyColor: colour('tip-ink'), padding: 10, cornerRadius: 6,
        usePointStyle: true, boxPadding: 4,
        callbacks: { label: (item) => ` ${item.dataset.label}: ${format(item.raw)}`, ...more.tooltip },
      },
    },
    scales: {
      x: { stacked: more.stacked, grid: { display: false }, border: { color: colour('line') },
        ticks: { maxRotation: 0, autoSkip: true, autoSkipPadding: 18, maxTicksLimit: narrow ? 4 : 10, color: colour('muted') } },
      y: { stacked: more.stacked, beginAtZero: more.beginAtZero, border: { display: false }, grid: { color: colour('line') },
        ticks: { maxTicksLimit: 6, callback: format, color: colour('muted') } },
    },
  };
}
