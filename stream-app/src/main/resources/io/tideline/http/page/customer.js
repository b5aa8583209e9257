// One customer: what the ledger knows, where the customer stands, and why.

import * as api from './api.js';
import { byId, el } from './dom.js';
import { count, instant, money, percent, words } from './format.js';
import { levelMark, reasonText } from './risk.js';

/** Opens the panel of a customer; what cannot be shown is said in it. */
export async function openCustomer(id, shop) {
  const panel = byId('customer');
  const show = (...content) => panel.replaceChildren(
    el('header', {}, el('h2', { id: 'customer-title' }, `Customer ${id}`),
      el('button', { type: 'button', autofocus: true, onclick: () => panel.close() }, 'Close')), ...content);
  show(el('p', { className: 'note' }, 'Asking …'));
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
    facts(ledgerFacts(customer.ledger ?? customer, shop)),
    customer.lifecycle ? facts([['Stands as', words(customer.lifecycle.state)],
      ['Since', instant(customer.lifecycle.effectiveAt, shop.timeZone)]]) : undefined,
    risk ? el('h3', {}, 'Risk') : undefined,
    risk ? facts(riskFacts(risk, shop)) : el('p', { className: 'note' }, 'Not scored yet.'),
    risk?.reasons?.length ? el('ul', { className: 'reasons' }, risk.reasons.map((reason) => el('li', {}, reasonText(reason, risk.currency)))) : undefined,
  ].filter(Boolean);
}

function ledgerFacts(ledger, { timeZone, currency }) {
  const segments = Object.entries(ledger.segments ?? {}).map(([dimension, value]) => [words(dimension), words(value)]);
  return [
    ['Orders', count(ledger.orders)],
    ['Days with orders', count(ledger.occasions)],
    ['Revenue', money(ledger.revenue, currency, 2)],
    ['Refunds', money(ledger.refunds, currency, 2)],
    ['Signed up', instant(ledger.signupAt, timeZone, false)],
    ['First order', instant(ledger.firstOrderAt, timeZone, false)],
    ['Last order', instant(ledger.lastOrderAt, timeZone)],
    ...segments,
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
    ['Model', `${words(risk.model)}, version ${risk.modelVersion}`],
  ];
}

function facts(pairs) {
  return el('dl', { className: 'facts' }, pairs.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))));
}
