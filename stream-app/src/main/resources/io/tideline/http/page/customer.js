// One customer: what the ledger knows, where the customer stands, and why.

import * as api from './api.js';
import { byId, el } from './dom.js';
import { count, day, instant, isMissing, money, percent, UNDEFINED, words } from './format.js';
import { levelMark, reasonText } from './risk.js';

/** Opens the panel of a customer; what cannot be shown is said in it. */
export async function openCustomer(id, shop) {
  const panel = byId('customer');
  const show = (...content) => panel.replaceChildren(
    el('header', {}, el('h2', { id: 'customer-title' }, `Customer ${id}`),
      el('button', { type: 'button', autofocus: true, onclick: () => panel.close() }, 'Close')), ...content);
  show(el('p', { className: 'note' }, 'Loading …'));
  if (!panel.open) panel.showModal();
  try {
    show(...sections(await api.customer(id), shop));
  } catch (problem) {
    show(el('p', { className: 'note' }, problem.status === 404
      ? 'No such customer: nobody with this id has signed up or ordered.' : `The customer cannot be shown: ${problem.message}`));
  }
}

function sections(customer, shop) {
  const risk = customer.risk ?? undefined;
  return [
    facts(standing(customer, shop)),
    el('h3', {}, 'Orders'),
    facts(orders(customer, shop)),
    risk ? el('h3', {}, 'Risk') : undefined,
    risk ? facts(riskFacts(risk, shop)) : undefined,
    risk?.reasons?.length ? el('ul', { className: 'reasons' }, risk.reasons.map((reason) => el('li', {}, reasonText(reason, risk.currency)))) : undefined,
  ].filter(Boolean);
}

function standing(customer, { timeZone }) {
  const segments = Object.entries(customer.segments).map(([dimension, value]) => [words(dimension), words(value)]);
  return [
    ['State', isMissing(customer.state) ? UNDEFINED : words(customer.state)],
    ['Since', instant(customer.lifecycle.at(-1)?.effectiveAt, timeZone, false)],
    ['Signed up', instant(customer.signup?.occurredAt, timeZone, false)],
    ...segments,
  ];
}

function orders(customer, { currency }) {
  return [
    ['Orders that count', count(customer.validOrders)],
    ['Days with orders', count(customer.occasions)],
    ['Revenue', money(customer.revenue, currency, 2)],
    ['Refunds', money(customer.refunds, currency, 2)],
    ['First order', isMissing(customer.firstOrderDate) ? UNDEFINED : day(customer.firstOrderDate)],
    ['Last order', isMissing(customer.lastOrderDate) ? UNDEFINED : day(customer.lastOrderDate)],
  ];
}

function riskFacts(risk, { timeZone }) {
  return [
    ['Level', levelMark(risk.level)],
    ['Since', instant(risk.effectiveAt, timeZone)],
    [`No order in ${risk.riskHorizonDays} days`, percent(risk.risk)],
    ['Still a customer', percent(risk.probabilityAlive)],
    ['Next order expected', instant(risk.expectedNextOrderAt, timeZone, false)],
    ['Value at risk', money(risk.valueAtRisk, risk.currency)],
    ['What to do', words(risk.suggestedAction)],
    ['Model', `${risk.model.replaceAll('_', '/')}, version ${risk.modelVersion}`],
  ];
}

function facts(pairs) {
  return el('dl', { className: 'facts' }, pairs.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))));
}
