/** What a page did that it must not: kept while it runs, judged at the end. */
export class Watch {
  requests = []
  foreign = []
  problems = []

  /** @param {string} origin the one origin that may be asked */
  constructor(origin) {
    this.origin = origin
  }

  /** Follows every page and worker of a browser context. */
  follow(context) {
    context.on('request', (request) => this.#record(request.method(), request.url()))
    context.on('requestfailed', (request) => this.#failed(request))
    context.on('page', (page) => {
      page.on('pageerror', (error) => this.problems.push(`script error: ${error.stack ?? error.message}`))
      page.on('console', (message) => this.#heard(message))
      page.on('websocket', (socket) => this.#record('WEBSOCKET', socket.url()))
    })
  }

  #record(method, address) {
    const url = new URL(address)
    this.requests.push(`${method} ${address}`)
    // A data address carries its own content: nothing is asked of anybody.
    if (url.protocol !== 'data:' && url.origin !== this.origin) this.foreign.push(`${method} ${address}`)
  }

  #failed(request) {
    const reason = request.failure()?.errorText ?? 'unknown'
    // A stream or a page's request ends so when the reader stops it or leaves.
    if (reason !== 'net::ERR_ABORTED') this.problems.push(`request failed: ${request.url()}: ${reason}`)
  }

  #heard(message) {
    const text = message.text()
    if (/content security policy|trusted ?type|web worker/i.test(text)) this.problems.push(`said by the browser: ${text}`)
  }
}
