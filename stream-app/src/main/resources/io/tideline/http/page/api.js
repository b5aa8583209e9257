// The one place that knows the addresses of the server. Answers are the JSON of docs/http.md.

const TOKEN = 'tideline-token';

/** An answer that is none; `status` is 0 when nothing answered. */
export class ApiError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const MOST_ROWS = 10_000;

/** The paths that the server answers. */
export const paths = () => get('v1/openapi.json').then((document) => Object.keys(document.paths));
export const status = () => get('v1/status');
export const kpis = (query) => allPages('v1/kpis', { ...query, limit: MOST_ROWS }, 'after', 'next');
export const cohorts = (query) => allPages('v1/cohorts', query, 'from', 'nextFrom');
export const customer = (id) => get(`v1/customers/${encodeURIComponent(id)}`);

export function remember(token) {
  sessionStorage.setItem(TOKEN, token);
}

/** One page of customers, each with its whole risk; the value at risk is that by which they are sorted. */
export async function atRisk(query) {
  const { rows, next } = await get('v1/at-risk', query);
  return { rows: rows.map(({ risk, ...listed }) => ({ ...risk, ...listed })), next };
}

/** All rows of an answer in pages; `goOn` is the parameter that takes what an answer says under `next`. */
async function allPages(path, query, goOn, next) {
  const rows = [];
  for (let page = query; page;) {
    const answer = await get(path, page);
    rows.push(...answer.rows);
    page = answer[next] && { ...page, [goOn]: answer[next] };
  }
  return rows;
}

async function get(path, query = {}) {
  const parameters = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== undefined));
  const suffix = parameters.size ? `?${parameters}` : '';
  const response = await request(path + suffix, { accept: 'application/json' });
  return response.json();
}

async function request(path, headers) {
  const token = sessionStorage.getItem(TOKEN);
  if (token) headers.authorization = `Bearer ${token}`;
  let response;
  try {
    response = await fetch(path, { headers, cache: 'no-store' });
  } catch (error) {
    throw new ApiError(0, `no answer: ${error.message}`);
  }
  if (!response.ok) throw new ApiError(response.status, await complaint(response));
  return response;
}

async function complaint(response) {
  const text = await response.text();
  try {
    const problem = JSON.parse(text);
    return problem.message ?? text;
  } catch {
    return text || response.statusText;
  }
}

/**
 * Server-sent events, read with fetch because EventSource sends no token. Ends with an ApiError when the connection does.
 *
 * @param accept takes the name of an event and its data; `open` first, when from now on nothing is missed
 */
export async function stream(accept) {
  const response = await request('v1/stream', { accept: 'text/event-stream' });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  accept('open');
  let pending = '';
  for (;;) {
    const { value, done } = await reader.read().catch(() => ({ done: true }));
    if (done) throw new ApiError(0, 'the stream ended');
    const blocks = (pending + value.replaceAll('\r\n', '\n')).split('\n\n');
    pending = blocks.pop();
    blocks.forEach((block) => deliver(block, accept));
  }
}

function deliver(block, accept) {
  let name = 'message';
  const data = [];
  for (const line of block.split('\n')) {
    if (line.startsWith('event:')) name = line.slice(6).trim();
    else if (line.startsWith('data:')) data.push(line.slice(5).trimStart());
  }
  accept(data.length ? name : 'ping', data.length ? JSON.parse(data.join('\n')) : undefined);
}
