import assert from 'node:assert/strict'

/** Opens the address that the server prints, and is signed in: the maps are listed and the code is out of sight. */
export async function signIn(page, baseUrl, code) {
  await page.goto(`${baseUrl}/#code=${encodeURIComponent(code)}`)
  await settled(page)
  const links = page.locator('#maps a')
  const said = await page.locator('#status').textContent()
  assert.ok((await links.count()) > 0, `the first page lists no map; it says: ${said}`)
  assert.equal(new URL(page.url()).hash, '', 'the code is still in the address bar')
  return links.allTextContents()
}

/** A browser without a cookie is told so, and sees no map; so is one that comes with a code already used. */
export async function isRefused(page, address) {
  await page.goto(address)
  await settled(page)
  assert.equal(await page.locator('#maps a').count(), 0, 'maps are listed for somebody who is not signed in')
  const status = page.locator('#status.problem')
  assert.equal(await status.count(), 1, 'the first page does not say that the reader is not signed in')
  return status.textContent()
}

/** Waits until the page has either its maps or a reason why not. */
async function settled(page) {
  await page.locator('#signed-in:not([hidden]), #status.problem').first().waitFor()
}
