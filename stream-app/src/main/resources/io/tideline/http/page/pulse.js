// What the page says about itself: live or not, up to which moment of the shop, and how long ago it heard that.

import { byId, setText } from './dom.js';
import { age, count, instant } from './format.js';

/** On a quiet stream the status comes every 5 s; silence for much longer is a fault. */
const SILENT_MILLIS = 15_000;

/** A connection that is gone for less is only a hiccup. */
const GONE_MILLIS = 2_500;

const TICK_MILLIS = 500;

const NOTES = {
  CONNECTING: '',
  LIVE: '',
  PAUSED: 'the figures stand still until you resume',
  STALE: 'the pipeline publishes nothing; figures may be out of date',
  DISCONNECTED: 'the server does not answer; trying again',
};

export class Pulse {
  #status;
  #heardMillis = 0;
  #behindMillis = 0;
  #lostMillis = 0;
  #isPaused = false;

  start() {
    setInterval(() => this.#show(), TICK_MILLIS);
    byId('pause').addEventListener('click', () => this.#pause(!this.#isPaused));
  }

  /** The server answered or told something. */
  heard(status) {
    this.#heardMillis = Date.now();
    this.#lostMillis = 0;
    if (status) {
      this.#status = status;
      this.#behindMillis = status.publishedAt ? Math.max(0, Date.parse(status.now) - Date.parse(status.publishedAt)) : 0;
    }
    this.#show();
  }

  /** There is no connection. */
  lost() {
    this.#lostMillis ||= Date.now();
    this.#show();
  }

  get isPaused() {
    return this.#isPaused;
  }

  #pause(isPaused) {
    this.#isPaused = isPaused;
    byId('pause').setAttribute('aria-pressed', String(isPaused));
    setText(byId('pause'), isPaused ? 'Resume' : 'Pause');
    document.dispatchEvent(new CustomEvent('tideline:pause', { detail: isPaused }));
    this.#show();
  }

  #state() {
    if (this.#lostMillis && Date.now() - this.#lostMillis > GONE_MILLIS) return 'DISCONNECTED';
    if (!this.#heardMillis) return 'CONNECTING';
    if (this.#isPaused) return 'PAUSED';
    if (Date.now() - this.#heardMillis > SILENT_MILLIS) return 'STALE';
    return (this.#status?.state ?? 'CONNECTING').replace('_', ' ');
  }

  #show() {
    const state = this.#state();
    const pill = byId('state');
    if (pill.dataset.state !== state) {
      pill.dataset.state = state;
      setText(pill, state);
      document.body.dataset.state = state;
    }
    setText(byId('state-note'), state === 'CATCHING UP' ? this.#progress() : NOTES[state]);
    setText(byId('age'), this.#heardMillis ? `updated ${age(Date.now() - this.#heardMillis + this.#behindMillis)}` : '');
    if (!this.#isPaused) this.#showAsOf();
  }

  #progress() {
    const { pipeline, recordsBehind } = this.#status;
    if (pipeline !== 'RUNNING') return 'the pipeline takes up its state';
    if (!recordsBehind) return 'the last events are being counted';
    return `${count(recordsBehind)} events to go`;
  }

  #showAsOf() {
    const { latestEventAt, timeZone = 'UTC' } = this.#status ?? {};
    if (!latestEventAt) return;
    byId('as-of').dateTime = latestEventAt;
    setText(byId('as-of'), instant(latestEventAt, timeZone));
    byId('as-of').title = `In the zone of the store, ${timeZone}`;
  }
}
