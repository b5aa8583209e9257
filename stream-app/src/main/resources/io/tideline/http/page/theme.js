// Light or dark: as the system says, until somebody chooses.

import { byId } from './dom.js';

const CHOICE = 'tideline-theme';
const system = matchMedia('(prefers-color-scheme: dark)');

const SEGMENTS = {
  light: ['#0b5c8a', '#b8470a', '#0a7355', '#8f3f7c', '#6b5e00', '#56616d'],
  dark: ['#6cb8e6', '#f2935c', '#4fc9a0', '#dc9cc9', '#d9c04a', '#a7b2bd'],
};

export function startTheme(redraw) {
  const apply = () => {
    document.documentElement.dataset.theme = name();
    byId('theme').textContent = name() === 'dark' ? 'Light' : 'Dark';
    byId('theme').setAttribute('aria-label', `Use ${name() === 'dark' ? 'light' : 'dark'} colours`);
  };
  byId('theme').addEventListener('click', () => {
    localStorage.setItem(CHOICE, name() === 'dark' ? 'light' : 'dark');
    apply();
    redraw();
  });
  system.addEventListener('change', () => {
    apply();
    redraw();
  });
  apply();
}

function name() {
  return localStorage.getItem(CHOICE) ?? (system.matches ? 'dark' : 'light');
}

/** A colour of the style sheet. */
export function colour(variable) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${variable}`).trim();
}

/** Distinct also for colour-blind eyes; lines differ in the shape of their points, too. */
export function segmentColours() {
  return SEGMENTS[name()];
}
