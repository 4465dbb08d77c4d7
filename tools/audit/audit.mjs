import { serverAudits } from 'graphql-http'

// What version 1.23.1 asks. Another number means that the tool was changed and its new questions are yet to be read.
const expected = 61

const token = process.env.TOKEN

function fetchWithToken(address, options = {}) {
  const headers = new Headers(options.headers)
  if (token) headers.set('authorization', `Bearer ${token}`)
  return fetch(address, { ...options, headers })
}

/** Runs one audit and prints how it ended, with the reason when that is not ok; no answer at all ends the run. */
async function run(audit) {
  const result = await audit.fn().catch((error) => {
    console.error(`no answer from ${process.env.GRAPHQL_URL}: ${error.cause?.message ?? error.message}`)
    process.exit(1)
  })
  const reason = result.status === 'ok' ? '' : `: ${result.reason}`
  console.log(`${result.status.padEnd(6)}  ${audit.id}  ${audit.name}${reason}`)
  return result.status
}

const counts = { ok: 0, notice: 0, warn: 0, error: 0 }
for (const audit of serverAudits({ url: process.env.GRAPHQL_URL, fetchFn: fetchWithToken })) counts[await run(audit)]++
console.log(`${counts.ok} of ${expected} ok, ${counts.notice} notice, ${counts.warn} warn, ${counts.error} error`)

const total = Object.values(counts).reduce((sum, count) => sum + count)
if (total !== expected) console.error(`the audit has ${total} questions, not the ${expected} that this script knows`)
process.exitCode = counts.ok === expected && total === expected ? 0 : 1
