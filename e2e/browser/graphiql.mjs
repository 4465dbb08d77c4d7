import assert from 'node:assert/strict'

const isOperation = (name) => (response) =>
  new URL(response.url()).pathname.endsWith('/graphql') &&
  (name === undefined || response.request().postDataJSON()?.operationName === name)

/** Follows a link of the first page to GraphiQL and waits until it has drawn its editors and read the schema. */
export async function openGraphiQL(page, link) {
  const schemaRead = page.waitForResponse(isOperation('IntrospectionQuery'))
  await link.click()
  assert.equal((await schemaRead).status(), 200, 'the schema could not be read')
  await page.locator('.graphiql-query-editor .monaco-editor .view-line').first().waitFor()
}

/** The titles of the open tabs, which are the names of their operations. */
export async function tabTitles(page) {
  return page.locator('.graphiql-tab-button').allTextContents()
}

/** Opens a tab, presses the execute button, and returns what was asked and the data that came back and was shown. */
export async function runTab(page, title) {
  await page.locator('.graphiql-tab-button', { hasText: title }).click()
  await page.locator('.graphiql-query-editor .view-lines', { hasText: title }).waitFor()
  const answered = page.waitForResponse(isOperation(title))
  await page.locator('.graphiql-execute-button').click()
  const response = await answered
  const answer = await response.json()
  assert.deepEqual(answer.errors ?? [], [], `${title} was answered with errors`)
  await page.locator('.result-window .view-line', { hasText: '"data"' }).first().waitFor()
  return { request: response.request().postDataJSON(), data: answer.data }
}

/** How many records an answer holds, in all of its pages and lists together. */
export function countRows(value) {
  if (Array.isArray(value)) return value.reduce((sum, item) => sum + countRows(item), value.length)
  if (value === null || typeof value !== 'object') return 0
  return Object.values(value).reduce((sum, item) => sum + countRows(item), 0)
}

/** Subscribes in a new tab and checks that the server answers with an open stream of events; then stops it. */
export async function subscribe(page, map) {
  await page.locator('.graphiql-tab-add').click()
  await page.locator('.graphiql-query-editor .monaco-editor').first().click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText(`subscription Changes { mapChanged(map: ${JSON.stringify(map)}) { __typename } }`)
  await page.locator('.graphiql-tab-button', { hasText: 'Changes' }).waitFor()
  const streams = page.waitForResponse((response) => response.request().headers().accept === 'text/event-stream')
  await page.locator('.graphiql-execute-button').click()
  const response = await streams
  assert.equal(response.status(), 200, 'the subscription was refused')
  assert.match(response.headers()['content-type'] ?? '', /^text\/event-stream/)
  await page.locator('.graphiql-execute-button[aria-label^="Stop"]').click()
}
