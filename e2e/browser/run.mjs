import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { countRows, openGraphiQL, runTab, subscribe, tabTitles } from './graphiql.mjs'
import { isRefused, signIn } from './signin.mjs'
import { Watch } from './watch.mjs'

const baseUrl = new URL(process.env.BASE_URL).href.replace(/\/$/, '')
const code = process.env.CODE
const screenshots = process.env.SCREENSHOTS
const watch = new Watch(new URL(baseUrl).origin)

const holds = (what) => console.log(`ok  ${what}`)

async function picture(page, name) {
  if (screenshots) await page.screenshot({ path: join(screenshots, `${name}.png`) })
}

async function newContext(browser, locale) {
  const context = await browser.newContext({ locale, viewport: { width: 1400, height: 900 } })
  context.setDefaultTimeout(20_000)
  watch.follow(context)
  return context
}

async function signedIn(browser) {
  const context = await newContext(browser, 'nl-BE')
  const page = await context.newPage()
  const maps = await signIn(page, baseUrl, code)
  holds(`signed in by the address; maps: ${maps.join(', ')}`)
  assert.equal(await page.locator('html').getAttribute('lang'), 'nl')
  await picture(page, 'first-page')
  return page
}

async function examples(page) {
  // The worked example has rows for every question; the conversation about fresh water has no dependencies.
  await openGraphiQL(page, page.locator('#maps a', { hasText: 'De Kaai' }))
  const titles = await tabTitles(page)
  assert.equal(titles.length, 5, `GraphiQL opens with ${titles.length} tabs`)
  holds(`GraphiQL is there, with the tabs ${titles.join(', ')}`)
  let rows = 0
  for (const title of titles) {
    const { data } = await runTab(page, title)
    rows = countRows(data)
    assert.ok(rows > 0, `${title} was answered without a single row`)
    holds(`${title}: ${rows} rows`)
    await picture(page, `graphiql-${title}`)
  }
}

async function liveUpdates(page) {
  const answer = await page.request.post(`${baseUrl}/graphql`, { data: { query: '{ maps(first: 1) { nodes { id } } }' } })
  const { data } = await answer.json()
  await subscribe(page, data.maps.nodes[0].id)
  holds('a subscription is an open stream of events')
  await picture(page, 'graphiql-subscription')
}

/** The tabs, as the last visit left them, ask about the map that the reader chooses on the first page. */
async function chosenMap(page) {
  await page.goto(`${baseUrl}/`)
  const link = page.locator('#maps a', { hasText: 'Fresh water' })
  const { hash } = new URL(await link.getAttribute('href'), page.url())
  const chosen = new URLSearchParams(hash.slice(1)).get('map')
  const name = await link.textContent()
  await openGraphiQL(page, link)
  const { request } = await runTab(page, 'Subjects')
  assert.equal(request.variables.map, chosen, 'GraphiQL asks about another map than the one chosen')
  holds(`chosen on the first page and asked about in GraphiQL: ${name}`)
}

async function outsiders(browser) {
  const context = await newContext(browser, 'en-GB')
  const page = await context.newPage()
  holds(`without a code: ${await isRefused(page, `${baseUrl}/`)}`)
  await picture(page, 'not-signed-in')
  await page.goto('about:blank')
  holds(`with the used code: ${await isRefused(page, `${baseUrl}/#code=${encodeURIComponent(code)}`)}`)
}

async function run(browser) {
  const page = await signedIn(browser)
  await examples(page)
  await liveUpdates(page)
  await chosenMap(page)
  await outsiders(browser)
  assert.deepEqual(watch.foreign, [], 'something was asked of another host')
  holds(`${watch.requests.length} requests, all to ${watch.origin}`)
  assert.deepEqual(watch.problems, [], 'the browser reported problems')
  holds('no script error, no failed request, nothing refused by a policy')
}

if (screenshots) mkdirSync(screenshots, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
try {
  await run(browser)
} catch (error) {
  console.error(`FAILED  ${error.message}`)
  if (watch.problems.length > 0) console.error(watch.problems.join('\n'))
  process.exitCode = 1
} finally {
  await browser.close()
}
