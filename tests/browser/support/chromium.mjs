// Debian's Chromium, driven over its own protocol. `open_page` keeps what a page must never do:
// errors in the console, uncaught exceptions, refused content, requests to anywhere but our server.

import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox', // the tests may run as root, where the sandbox refuses to start
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const WIDTHS = [390, 1280];
export const SCHEMES = ['light', 'dark'];

export function launch_chromium() {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: FLAGS });
}

// Opens a page in a context of its own (no state is shared). `complaints` collects one line for each
// thing that went wrong; requests that get no answer below `origin` count. `options` go to the context.
export async function open_page(browser, origin, { width = 1280, scheme = 'light', ...options } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    ...options,
  });
  const complaints = [];
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, href } = new URL(request.url());
    if (protocol !== 'data:' && !href.startsWith(new URL(origin).origin)) {
      complaints.push(`request to elsewhere: ${href}`);
    }
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  page.on('crash', () => complaints.push('the page crashed'));
  return { page, context, complaints, close: () => context.close() };
}
